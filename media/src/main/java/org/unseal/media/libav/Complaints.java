package org.unseal.media.libav;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_callback;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.ffmpeg.avutil.Callback_Pointer_int_BytePointer_Pointer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what libav says of one of its contexts. Some decoders tell of a missing reference or
 * of made-up blocks in a message alone, with a return code that says all is well; such a picture
 * can't be judged. Messages never go anywhere else, so that nothing reaches standard error.
 *
 * <p>Any thread may report; {@link #take} is called by the owner.
 */
public final class Complaints implements AutoCloseable {
  // libav has one message callback in a process, so what it reports to is the process's too.
  private static final Map<Long, Complaints> LISTENERS = new ConcurrentHashMap<>();
  private static final Map<Long, Complaint> KNOWN_FORMATS = new ConcurrentHashMap<>();

  private final AtomicReference<Complaint> worst = new AtomicReference<>(Complaint.NONE);
  private final long address;

  private Complaints(long address) {
    this.address = address;
  }

  /** Listens to messages of this context until closed, which must come before it is freed. */
  public static Complaints of(Pointer context) {
    Complaints complaints = new Complaints(context.address());
    LISTENERS.put(context.address(), complaints);
    return complaints;
  }

  /** The worst since the last call. */
  public Complaint take() {
    return worst.get() == Complaint.NONE ? Complaint.NONE : worst.getAndSet(Complaint.NONE);
  }

  @Override
  public void close() {
    LISTENERS.remove(address, this);
  }

  /** Replaces libav's own habit of printing. */
  static void listen() {
    av_log_set_callback(Ear.ONLY);
  }

  private void hear(Complaint complaint) {
    worst.accumulateAndGet(complaint, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /**
   * What a message means, by level and format; the values in it are not looked at. The formats that
   * are recognised below the level of errors are those of the pinned version of libav; tests with a
   * dropped reference and a dropped slice fail where a newer one words them differently.
   */
  static Complaint worth(int level, String format) {
    boolean reference =
        format.startsWith("Frame num gap")
            || format.contains("eference")
            || format.contains("find ref");
    if (level <= AV_LOG_ERROR) {
      return reference ? Complaint.MISSING_REFERENCE : Complaint.ERROR;
    }
    if (format.startsWith("Frame num gap")) {
      return Complaint.MISSING_REFERENCE;
    }
    return format.startsWith("concealing") ? Complaint.ERROR : Complaint.NONE;
  }

  private static final class Ear extends Callback_Pointer_int_BytePointer_Pointer {
    // JavaCPP frees a callback with its object, and libav keeps calling: held for good.
    static final Ear ONLY = new Ear();

    @Override
    public void call(
        @Nullable Pointer context,
        int level,
        @Nullable BytePointer format,
        @Nullable Pointer arguments) {
      if (context == null || format == null) {
        return;
      }
      Complaints listener = LISTENERS.get(context.address());
      if (listener == null) {
        return;
      }
      // Formats are constants of the library: an address stands for one text at one level.
      Complaint complaint =
          KNOWN_FORMATS.computeIfAbsent(
              format.address(), at -> worth(level, format.getString(StandardCharsets.US_ASCII)));
      if (complaint != Complaint.NONE) {
        listener.hear(complaint);
      }
    }
  }
}
