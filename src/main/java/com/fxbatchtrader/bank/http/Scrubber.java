package com.fxbatchtrader.bank.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes secrets and account numbers out of what is kept of an answer. It works on any text, since what must be kept as
/// evidence is often not JSON at all, or cut in the middle.
final class Scrubber {

    private static final int MAX_RAW_BYTES = 4096;
    private static final int MAX_LOOKED_AT_CHARS = 64 * 1024;
    private static final int LEAST_SECRET_CHARS = 4;
    private static final int REMEMBERED_TOKENS = 8;
    private static final String HIDDEN = "***";

    private static final Pattern SECRET =
            Pattern.compile(
                    "(\"[a-z_]*(?:token|secret|password)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEARER = Pattern.compile("(Bearer\\s+)[A-Za-z0-9\\-._~+/]+=*");
    private static final Pattern TALKATIVE =
            Pattern.compile(
                    "\"(?:account[a-z]*|resultmsg|error[a-z_]*|validation)\"\\s*:\\s*"
                            + "(?:\"(?:[^\"\\\\]|\\\\.)*+|[0-9]+)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{3,}([0-9]{4})");

    private final List<String> secrets;

    /// Tokens come and go; guarded by itself.
    private final Deque<String> tokens = new ArrayDeque<>();

    /// @param secrets texts that are hidden wherever they stand; what is too short to be a secret is left alone
    Scrubber(List<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> secret.length() >= LEAST_SECRET_CHARS).toList();
    }

    /// Hides this token too from now on. The oldest are forgotten when they are long dead.
    void learn(String token) {
        synchronized (tokens) {
            tokens.addLast(token);
            if (tokens.size() > REMEMBERED_TOKENS) {
                tokens.removeFirst();
            }
        }
    }

    /// The body as it may be stored: without secrets, account numbers cut to four digits, at most 4 KiB, without
    /// control characters.
    String raw(Body body) {
        String text = body.text();
        String scrubbed = scrub(text.substring(0, Math.min(text.length(), MAX_LOOKED_AT_CHARS)));
        return Texts.firstBytes(Texts.clean(scrubbed, MAX_LOOKED_AT_CHARS), MAX_RAW_BYTES);
    }

    /// The text without secrets and with account numbers cut.
    String scrub(String text) {
        String scrubbed = text;
        for (String secret : known()) {
            scrubbed = scrubbed.replace(secret, HIDDEN);
        }
        scrubbed = SECRET.matcher(scrubbed).replaceAll("$1" + HIDDEN);
        if (scrubbed.contains("Bearer")) {
            scrubbed = BEARER.matcher(scrubbed).replaceAll("$1" + HIDDEN);
        }
        return TALKATIVE
                .matcher(scrubbed)
                .replaceAll(match -> Matcher.quoteReplacement(withoutLongNumbers(match.group())));
    }

    /// A sentence for people, with every long number in it cut, as it may be an account's.
    String message(String text) {
        return withoutLongNumbers(scrub(text));
    }

    private List<String> known() {
        synchronized (tokens) {
            return Stream.concat(secrets.stream(), tokens.stream()).toList();
        }
    }

    /// Every run of seven digits or more, as account numbers are, cut to its last four.
    private static String withoutLongNumbers(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(Scrubber::lastFour);
    }

    private static String lastFour(MatchResult match) {
        return "…" + match.group(1);
    }
}
