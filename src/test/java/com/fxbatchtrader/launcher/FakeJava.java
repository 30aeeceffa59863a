package com.fxbatchtrader.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A stand-in for a Java installation: its `java` prints which one it is, its process id and its arguments, each on a
/// line, and ends with the exit code FAKE_EXIT; with FAKE_WAIT it waits for a signal and then ends with 42.
final class FakeJava {

    private FakeJava() {}

    /// Installs one with a file `release`, as every JDK has it.
    static Path install(Path home, String version) throws IOException {
        installWithoutRelease(home, version);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /// Installs one that has to be asked for its version.
    static Path installWithoutRelease(Path home, String version) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, script(version));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static String script(String version) {
        return """
        #!/bin/sh
        if [ "${1:-}" = -version ]; then
            echo 'openjdk version "%s" 2026-01-01' >&2
            exit
        fi
        echo "java=$0"
        echo "pid=$$"
        echo "folder=$(pwd)"
        echo "letters=${LC_ALL:-${LC_CTYPE:-}}"
        for argument; do
            echo "argument=$argument"
        done
        if [ -n "${FAKE_WAIT:-}" ]; then
            trap 'exit 42' TERM INT
            echo waiting
            while :; do sleep 0.05; done
        fi
        exit "${FAKE_EXIT:-0}"
        """
                .formatted(version);
    }
}
