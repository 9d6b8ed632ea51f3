@echo off
rem Starts Unseal on Windows: finds a JDK 25 or newer, builds on first use, runs. Untested. The launcher `unseal` does more:
rem it builds again after changes, keeps a start-up cache and clears up should the program be killed.
setlocal EnableDelayedExpansion
set "home=%~dp0"
set "dist=%home%cli\target\launcher\lib"
set "jdk="
for /d %%j in ("%JAVA_HOME%" "%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\*" "%USERPROFILE%\.jdks\*") do (
  if not defined jdk if exist "%%~j\release" if exist "%%~j\bin\javac.exe" (
    for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%%~j\release"') do (
      set "major=%%~v"
      set "major=!major:"=!"
      if !major! geq 25 set "jdk=%%~j"
    )
  )
)
if not defined jdk (
  echo unseal: no JDK 25 or newer found; install one or set JAVA_HOME 1>&2
  exit /b 4
)
set "JAVA_HOME=%jdk%"
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
if not exist "%dist%\unseal-cli.jar" (
  where mvn >nul 2>nul || (
    echo unseal: Maven is missing, and the program is not built yet; install it 1>&2
    exit /b 4
  )
  echo unseal: building, once, about a minute... 1>&2
  pushd "%home%"
  where npm >nul 2>nul && (
    pushd web\page
    (call npm ci --ignore-scripts --no-audit --no-fund && call npm run --silent build) >"%TEMP%\unseal-page.log" 2>&1 <nul
    popd
  )
  if not exist web\page\dist\page.js echo unseal: without Node 20 and npm published pages will be plain 1>&2
  call mvn -q -B -ntp -pl cli -am -Plauncher -Dunseal.target=target/launcher -Dmaven.test.skip=true package >"%TEMP%\unseal-build.log" 2>&1 <nul
  if errorlevel 1 (
    popd
    echo unseal: can't build; the log is %TEMP%\unseal-build.log 1>&2
    exit /b 5
  )
  copy /y cli\target\launcher\unseal-cli-*.jar "%dist%\unseal-cli.jar" >nul
  popd
)
if defined UNSEAL_HOME (set "cache=%UNSEAL_HOME%\cache") else (set "cache=%LOCALAPPDATA%\unseal")
"%jdk%\bin\java" -Xms48m -Xmn24m -Xmx320m -XX:MaxDirectMemorySize=256m -XX:ReservedCodeCacheSize=64m -XX:+UseSerialGC ^
  -Dorg.bytedeco.javacpp.maxBytes=0 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 "-Dorg.bytedeco.javacpp.cachedir=%cache%\natives\javacpp" ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Duser.language=en ^
  -XX:+UnlockDiagnosticVMOptions -Xlog:disable -XX:-PrintWarnings -XX:-UsePerfData -XX:+SuppressFatalErrorMessage ^
  -cp "%dist%\*" org.unseal.cli.Main %*
exit /b %errorlevel%
