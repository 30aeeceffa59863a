@echo off
rem Starts FX Batch Trader: from any directory, in paths with spaces. It finds a Java 25 or newer by itself.
rem FXBATCH_JAVA_OPTS: further options for the Java machine.
setlocal EnableExtensions DisableDelayedExpansion
set "oldest=25"
set "java="
set "newer="
for %%H in ("%~dp0..") do set "home=%%~fH"

call :try "%home%\runtime"
if not defined java if defined newer set "java=%newer%"
if defined java goto :start

if defined JAVA_HOME call :try "%JAVA_HOME:"=%"
if not defined java if defined newer set "java=%newer%"
if defined java goto :start

for %%J in (java.exe) do set "found=%%~dp$PATH:J"
if defined found call :try "%found%.."
if not defined java if defined newer set "java=%newer%"
if defined java goto :start

rem Where systems and tools put a Java. The version this product is tested with comes before any newer one.
for %%B in (
    "%ProgramFiles%\Java"
    "%ProgramFiles%\Eclipse Adoptium"
    "%ProgramFiles%\Microsoft"
    "%ProgramFiles%\Amazon Corretto"
    "%ProgramFiles%\BellSoft"
    "%ProgramFiles%\SapMachine"
    "%ProgramFiles%\Zulu"
    "%USERPROFILE%\.jdks"
    "%USERPROFILE%\.sdkman\candidates\java"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
) do if exist "%%~B" for /d %%D in ("%%~B\*") do call :try "%%~fD"
if not defined java if defined newer set "java=%newer%"
if defined java goto :start

>&2 echo fxbatch: no Java %oldest% or newer was found: install one (adoptium.net), or set JAVA_HOME to it.
exit /b 2

:start
rem The product writes UTF-8; the terminal gets its own code page back afterwards.
set "codepage="
for /f "tokens=2 delims=:." %%C in ('chcp 2^>nul') do set "codepage=%%C"
chcp 65001 >nul 2>nul
set "learned="
if exist "%home%\lib\fxbatch.aot" set learned="-XX:AOTCache=%home%\lib\fxbatch.aot"
"%java%" "@%home%\lib\jvm.options" %learned% "-Dfxbatch.home=%home%" %FXBATCH_JAVA_OPTS% -jar "%home%\lib\fxbatch.jar" %*
set "code=%ERRORLEVEL%"
if defined codepage chcp %codepage% >nul 2>nul
exit /b %code%

rem Takes the Java in the folder %1 as %java% when it is the tested version, as %newer% when it is a newer one.
:try
if defined java exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "major="
for /f "usebackq tokens=1,2 delims==.-+" %%A in ("%~1\release") do if "%%A"=="JAVA_VERSION" set "major=%%B"
if not defined major exit /b 0
set "major=%major:"=%"
if "%major%"=="%oldest%" set "java=%~1\bin\java.exe"
if not defined newer if %major% GTR %oldest% set "newer=%~1\bin\java.exe"
exit /b 0
