package com.fxbatchtrader.files.write;

import java.util.Locale;

/// Texts as a workbook spells them: a character that XML can't have, or would change, is `_x` with its four hexadecimal
/// digits and `_`, and so is the `_` of a text that looks like that by itself (ECMA-376, ST_Xstring).
final class XlsxText {

    private XlsxText() {}

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mustEscape(text, i, c)) {
                escaped.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean mustEscape(String text, int at, char c) {
        if (Character.isSurrogate(c)) {
            return !isPaired(text, at, c);
        }
        return switch (c) {
            case '\n', '\t', ' ' -> at == 0 || at == text.length() - 1;
            case '_' -> looksEscaped(text, at);
            case '\uFFFE', '\uFFFF' -> true;
            default -> c < ' ';
        };
    }

    private static boolean isPaired(String text, int at, char c) {
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static boolean looksEscaped(String text, int at) {
        return at + 7 <= text.length()
                && text.charAt(at + 1) == 'x'
                && text.charAt(at + 6) == '_'
                && text.substring(at + 2, at + 6).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
