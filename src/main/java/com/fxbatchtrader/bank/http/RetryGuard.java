package com.fxbatchtrader.bank.http;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// Refuses to start where the JDK's HTTP client may send a POST twice by itself. With
/// `jdk.httpclient.enableAllMethodRetry` it re-sends whatever was cut before an answer came, bookings too. The JDK
/// reads the property from the command line or from its `conf/net.properties`.
final class RetryGuard {

    static final String PROPERTY = "jdk.httpclient.enableAllMethodRetry";

    private RetryGuard() {}

    static void check() {
        check(Path.of(System.getProperty("java.home", ""), "conf", "net.properties"));
    }

    static void check(Path netProperties) {
        String value = System.getProperty(PROPERTY, fromFile(netProperties));
        if (!value.equalsIgnoreCase("false")) {
            throw new BankSettingsException(
                    PROPERTY,
                    "is set to '"
                            + value
                            + "': the JDK could send a booking twice. Remove it from the java command"
                            + " line, JAVA_TOOL_OPTIONS and "
                            + netProperties);
        }
    }

    /// The JDK takes an empty value for "true", an absent one for "false".
    private static String fromFile(Path netProperties) {
        Properties properties = new Properties();
        if (Files.isReadable(netProperties)) {
            try (Reader reader = Files.newBufferedReader(netProperties, StandardCharsets.ISO_8859_1)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new BankSettingsException(
                        PROPERTY, "can't be checked: " + netProperties + " is unreadable (" + e.getMessage() + ")");
            }
        }
        return properties.getProperty(PROPERTY, "false");
    }
}
