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
  set "node=0"
  for /f "delims=v." %%v in ('node --version 2^>nul') do set "node=%%v"
  where npm >nul 2>nul || set "node=0"
  set "page=missing"
  if !node! geq 20 (
    set "page=built"
    pushd web\page
    (call npm ci --include=dev --ignore-scripts --no-audit --no-fund && call npm run --silent build) >"%TEMP%\unseal-page.log" 2>&1 <nul || set "page=broken"
    popd
  )
  if "!page!"=="missing" echo unseal: Node 20 or newer with npm is missing: published pages will be plain, without the player 1>&2
  if "!page!"=="broken" echo unseal: the page could not be built, so published pages will be plain; the log is %TEMP%\unseal-page.log 1>&2
  if not "!page!"=="built" (
    echo unseal: once that is mended, remove cli\target\launcher, and the next start builds again 1>&2
    for %%d in (web\page\dist web\page\target\launcher) do if exist %%d rmdir /s /q %%d
  )
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
set "heap=320m"
if "%~1"=="publish" set "heap=1g"
"%jdk%\bin\java" -Xms48m -Xmn24m -Xmx%heap% -XX:MaxDirectMemorySize=256m -XX:ReservedCodeCacheSize=64m -XX:+UseSerialGC ^
  -Dorg.bytedeco.javacpp.maxBytes=0 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 "-Dorg.bytedeco.javacpp.cachedir=%cache%\natives\javacpp" ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Duser.language=en ^
  -XX:+UnlockDiagnosticVMOptions -Xlog:disable -XX:-PrintWarnings -XX:-UsePerfData -XX:+SuppressFatalErrorMessage ^
  -cp "%dist%\*" org.unseal.cli.Main %*
exit /b %errorlevel%
