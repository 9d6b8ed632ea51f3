package org.unseal.engine.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files and folders that their owner alone may read, on every operating system. */
public final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /** Makes the folder and what is missing above it; what is made is the owner's alone. */
  public static Path createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      createFolders(parent);
    }
    if (POSIX) {
      FileAttribute<?> mode =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      try {
        return Files.createDirectory(folder, mode);
      } catch (java.nio.file.FileAlreadyExistsException e) {
        return folder; // made by another process meanwhile
      }
    }
    Files.createDirectories(folder);
    restrict(folder);
    return folder;
  }

  /** Makes a new, empty file; fails where there is one. */
  public static Path createFile(Path file) throws IOException {
    if (POSIX) {
      FileAttribute<?> mode =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      return Files.createFile(file, mode);
    }
    Files.createFile(file);
    restrict(file);
    return file;
  }

  /**
   * Whether nobody else can write into the folder, so that what lies in it is what this user put
   * there. Taken for granted where permissions are not those of POSIX: there a folder in the user's
   * own is the user's own.
   */
  public static boolean isOwn(Path folder) throws IOException {
    if (!POSIX) {
      return true;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    return !permissions.contains(PosixFilePermission.GROUP_WRITE)
        && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static void restrict(Path path) throws IOException {
    AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (acl != null) {
      acl.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(acl.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }
}
