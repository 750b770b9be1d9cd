@echo off
rem Runs Maven: an installed one from 3.8 on, else the one that .mvn\wrapper\maven-wrapper.properties
rem names, which is fetched once into %USERPROFILE%\.m2\wrapper. All arguments are Maven's.
setlocal
set "ANSWER=%TEMP%\mvnw-%RANDOM%-%RANDOM%.txt"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "JAVA_VERSION=0"
set "JDK="
"%JAVA%" -XshowSettings:properties -version >"%ANSWER%" 2>&1
for /f "usebackq tokens=1,* delims== " %%a in ("%ANSWER%") do (
    if "%%a"=="java.specification.version" for /f "delims=." %%m in ("%%b") do set "JAVA_VERSION=%%m"
    if "%%a"=="java.home" set "JDK=%%b"
)
if %JAVA_VERSION% LSS 17 goto noJava
if not exist "%JDK%\bin\javac.exe" goto noJava
set "JAVA_HOME=%JDK%"

set "MAJOR=0"
set "MINOR=0"
where mvn >nul 2>&1
if errorlevel 1 goto fetch
call mvn --version >"%ANSWER%" 2>nul
for /f "usebackq tokens=2-4 delims=. " %%a in ("%ANSWER%") do if "%%a"=="Maven" (
    set "MAJOR=%%b"
    set "MINOR=%%c"
)
if %MAJOR% LSS 3 goto fetch
if %MAJOR% EQU 3 if %MINOR% LSS 8 goto fetch
del "%ANSWER%"
call mvn %*
exit /b %ERRORLEVEL%

:fetch
del "%ANSWER%" 2>nul
set "URL="
set "SHA512="
for /f "usebackq eol=# tokens=1,* delims==" %%a in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do (
    if "%%a"=="distributionUrl" set "URL=%%b"
    if "%%a"=="distributionSha512Sum" set "SHA512=%%b"
)
if not defined URL goto noMaven
for %%f in ("%URL%") do set "NAME=%%~nxf"
set "NAME=%NAME:-bin.tar.gz=%"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
if exist "%DISTS%\%NAME%\bin\mvn.cmd" goto run

set "SCRATCH=%DISTS%\.%NAME%.%RANDOM%-%RANDOM%"
mkdir "%SCRATCH%" || goto noMaven
echo mvnw: fetching %URL% 1>&2
rem curl and tar have been part of Windows since 10, 1803.
curl --fail --silent --show-error --location --retry 2 --output "%SCRATCH%\maven.tar.gz" "%URL%" || goto noMaven
if defined SHA512 (
    certutil -hashfile "%SCRATCH%\maven.tar.gz" SHA512 | findstr /i /x /c:"%SHA512%" >nul || goto noMaven
)
tar -xzf "%SCRATCH%\maven.tar.gz" -C "%SCRATCH%" || goto noMaven
if not exist "%DISTS%\%NAME%\bin\mvn.cmd" move "%SCRATCH%\%NAME%" "%DISTS%\%NAME%" >nul || goto noMaven
rmdir /s /q "%SCRATCH%"

:run
call "%DISTS%\%NAME%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:noJava
del "%ANSWER%" 2>nul
echo mvnw: Dropwise needs a JDK 17 or newer. Install one, or point JAVA_HOME at it. 1>&2
exit /b 1

:noMaven
if defined SCRATCH if exist "%SCRATCH%" rmdir /s /q "%SCRATCH%"
echo mvnw: there is no Maven 3.8 or newer, and fetching one from "%URL%" failed. Install Maven, or check the network and .mvn\wrapper\maven-wrapper.properties. 1>&2
exit /b 1
