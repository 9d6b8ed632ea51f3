# shellcheck shell=bash
# For `unseal` and `check`, which read this file: finds a JDK of 25 or newer even where `java` is older.

no_jdk="no JDK 25 or newer found; install one (Debian: apt install openjdk-25-jdk; or adoptium.net) or set JAVA_HOME"

# Sets `major` and `release` from what every JDK says about itself; running `java -version` would cost more than --help.
read_release() {
  major=0 release=
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    release+=$line$'\n'
    case $line in
      JAVA_VERSION=*) line=${line#*=} line=${line//\"/} line=${line%%[!0-9]*}; major=${line:-0} ;;
    esac
  done <"$1/release"
}

# Sets `jdk` and `jdk_release`: JAVA_HOME if it will do, else the first 25 in the usual folders, else the newest there.
# False where there is none.
find_jdk() {
  local candidate best=0 on_path
  jdk=
  on_path=$(command -v java)
  while [ -n "$on_path" ] && [ -L "$on_path" ]; do
    candidate=$(readlink "$on_path")
    case $candidate in /*) on_path=$candidate ;; *) on_path=${on_path%/*}/$candidate ;; esac
  done
  for candidate in "${JAVA_HOME:-}" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${on_path%/bin/java}"; do
    [ -n "$candidate" ] && read_release "$candidate" || continue
    [ "$major" -ge 25 ] && [ -x "$candidate/bin/javac" ] || continue
    if [ -z "$jdk" ] || { [ "$best" -ne 25 ] && [ "$major" -eq 25 ]; }; then
      jdk=$candidate best=$major jdk_release=$release
      [ "$candidate" = "${JAVA_HOME:-}" ] && return 0
      [ "$major" -eq 25 ] && return 0
    fi
  done
  [ -n "$jdk" ]
}
