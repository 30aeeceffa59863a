package com.fxbatchtrader.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The secrets: lines `KEY=VALUE` of a file descriptor go before the environment. No message shows a value, nor
/// anything else of a line that can't be understood.
final class Secrets {

    private static final int MAX_BYTES = 64 * 1024;

    private final Map<SecretKey, String> values = new EnumMap<>(SecretKey.class);

    private Secrets() {}

    static Secrets of(Flags flags, Place place) {
        Secrets secrets = new Secrets();
        for (SecretKey key : SecretKey.values()) {
            secrets.put(key, place.variable(key.variable()));
        }
        if (flags.secretsFd().isPresent()) {
            int number = flags.secretsFd().getAsInt();
            secrets.parse("--secrets-fd " + number, readAll(number));
        }
        return secrets;
    }

    Optional<String> find(SecretKey key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean hasAny(List<SecretKey> keys) {
        return keys.stream().anyMatch(values::containsKey);
    }

    void parse(String origin, String content) {
        int number = 0;
        for (String raw : content.lines().toList()) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                int equals = line.indexOf('=');
                SecretKey key =
                        Optional.of(line.substring(0, Math.max(0, equals)))
                                .flatMap(SecretKey::named)
                                .orElseThrow(
                                        () ->
                                                new SettingsException(
                                                        origin
                                                                + ", line with no known key; expected lines"
                                                                + " KEY=VALUE with keys such as "
                                                                + SecretKey.BANK_CLIENT_SECRET.variable()));
                put(key, line.substring(equals + 1));
            }
        }
        if (number == 0) {
            throw new SettingsException(origin + ": nothing was found; expected lines KEY=VALUE");
        }
    }

    private void put(SecretKey key, String value) {
        if (!value.isEmpty()) {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new SettingsException(
                        key.variable() + ": found a control character in it; expected printable text on one line");
            }
            values.put(key, value);
        }
    }

    private static String readAll(int descriptor) {
        String origin = "--secrets-fd " + descriptor;
        try (InputStream in = descriptor == 0 ? System.in : Files.newInputStream(Path.of("/dev/fd/" + descriptor))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new SettingsException(origin + ": more than 64 KiB; expected a few lines KEY=VALUE");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new SettingsException(origin + ": is not text in UTF-8; expected lines KEY=VALUE");
        } catch (IOException e) {
            throw new SettingsException(
                    origin + ": can't be read; start the program with it open, e.g. " + descriptor + "<secrets.txt");
        }
    }
}
