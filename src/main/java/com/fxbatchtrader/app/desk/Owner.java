package com.fxbatchtrader.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/// Who this process and its user are, as locks and events name them.
///
/// @param host the machine's name
/// @param owner `host:pid:random`, made once at start-up and never reused
/// @param actor `user:NAME@HOST`
record Owner(String host, String owner, String actor) {

    private static final int LONGEST_NAME = 80;

    /// Of this process.
    static Owner here(Map<String, String> environment, String userName) {
        String host =
                cleaned(
                        environment.getOrDefault(
                                "HOSTNAME", environment.getOrDefault("COMPUTERNAME", namedBySystem())));
        String machine = host.isEmpty() ? "workstation" : host;
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        String owner = machine + ":" + ProcessHandle.current().pid() + ":" + HexFormat.of().formatHex(random);
        String user = cleaned(userName);
        return new Owner(machine, owner, "user:" + (user.isEmpty() ? "unknown" : user) + "@" + machine);
    }

    /// The name that Linux gives the machine, without asking a name server.
    private static String namedBySystem() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static String cleaned(String name) {
        String plain = name.strip().replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }
}
