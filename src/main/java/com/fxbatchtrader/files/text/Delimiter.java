package com.fxbatchtrader.files.text;

import com.fxbatchtrader.files.table.Blanks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The separators that a CSV file may have.
public enum Delimiter {
    COMMA(',', "comma"),
    SEMICOLON(';', "semicolon"),
    TAB('\t', "tab"),
    PIPE('|', "pipe");

    private static final int LINES = 20;
    // some programs put quotes around the line
    private static final Pattern SAID = Pattern.compile("\"?[sS][eE][pP]=([^\"\r\n])\"?(?=[\r\n]|$)");

    private final char character;
    private final String words;

    Delimiter(char character, String words) {
        this.character = character;
        this.words = words;
    }

    char character() {
        return character;
    }

    /// Its name for people.
    String words() {
        return words;
    }

    /// Decides by counting outside quotes over the first 20 lines with content: the separator that stands in the
    /// header, and as often in most of the other lines; then the one that stands there most often. Lines without any
    /// separator above the header, such as a title, don't count. A wrong choice never misreads a file, for its header
    /// is then not found.
    public static Delimiter of(String head) {
        List<Map<Delimiter, Integer>> lines = count(head).stream().dropWhile(Map::isEmpty).toList();
        Delimiter best = COMMA;
        long bestScore = 0;
        for (Delimiter candidate : values()) {
            long score = candidate.score(lines);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// What the first line says, as Excel writes and reads it: `sep=;`.
    ///
    /// @return the character; empty when the file does not begin with such a line
    static Optional<Character> said(String head) {
        Matcher said = SAID.matcher(head);
        return said.lookingAt() ? Optional.of(said.group(1).charAt(0)) : Optional.empty();
    }

    private long score(List<Map<Delimiter, Integer>> lines) {
        int inHeader = lines.isEmpty() ? 0 : lines.getFirst().getOrDefault(this, 0);
        if (inHeader == 0) {
            return 0;
        }
        long alike = lines.stream().filter(line -> line.getOrDefault(this, 0) == inHeader).count();
        long total = lines.stream().mapToLong(line -> line.getOrDefault(this, 0)).sum();
        return alike * FileHead.LENGTH + total;
    }

    private static List<Map<Delimiter, Integer>> count(String head) {
        List<Map<Delimiter, Integer>> lines = new ArrayList<>();
        Map<Delimiter, Integer> line = new EnumMap<>(Delimiter.class);
        boolean quoted = false;
        boolean content = false;
        boolean fieldStart = true;
        for (int at = 0; at < head.length() && lines.size() < LINES; at++) {
            char c = head.charAt(at);
            if (c == '"' && (quoted || fieldStart)) {
                quoted = !quoted;
                // a doubled quote inside quotes opens again at once
                fieldStart = !quoted;
                content = true;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (content) {
                    lines.add(line);
                    line = new EnumMap<>(Delimiter.class);
                }
                content = false;
                fieldStart = true;
            } else if (!quoted) {
                Optional<Delimiter> delimiter = of(c);
                delimiter.ifPresent(count(line));
                fieldStart = delimiter.isPresent();
                content |= !Blanks.isBlank(c);
            }
        }
        if (content && lines.size() < LINES) {
            lines.add(line);
        }
        return lines;
    }

    private static Consumer<Delimiter> count(Map<Delimiter, Integer> line) {
        return delimiter -> line.merge(delimiter, 1, Integer::sum);
    }

    static Optional<Delimiter> of(char c) {
        return switch (c) {
            case ',' -> Optional.of(COMMA);
            case ';' -> Optional.of(SEMICOLON);
            case '\t' -> Optional.of(TAB);
            case '|' -> Optional.of(PIPE);
            default -> Optional.empty();
        };
    }
}
