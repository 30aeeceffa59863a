package com.fxbatchtrader.files.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimiterTest {

    @ParameterizedTest
    @EnumSource(Delimiter.class)
    void recognises_each_separator(Delimiter delimiter) {
        String text = "Client CIF|Amount ZAR|Reference\r\n1|2|3\r\n4|5|6\r\n".replace('|', delimiter.character());

        assertThat(Delimiter.of(text)).isEqualTo(delimiter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a decimal comma in every row, and one in the header
                "CIF;Name, short;Amount\n1;a;5,5\n2;b;6,5\n",
                // commas within quotes don't count, nor do line breaks
                "CIF;\"Name, first, last,\n,,\"\n1;\"a,b,c,d\"\n2;\"a,\"\"b,c\"\n",
                // titles without separators above the header
                "Payments 23 Nov\n\nFor the desk\nCIF;Amount\n1;5,5\n2;6,5\n",
                // a header all in quotes
                "\"CIF\";\"Amount, all\"\n1;5,5\n",
                // trailing separators in all rows
                "CIF;Amount;;\n1;5,5;;\n2;6,5;;\n",
                // line ends of all kinds in quotes
                "CIF;\"A\r\n,B\r,C\n,D\"\r\n1;\"5,\r,\n6,5\"\r\n",
                // ragged rows
                "CIF;Amount\n1;5,5\n2;6,5;;;\n3\n",
                // blank lines first
                "\n\n \nCIF;Amount\n1;2,5",
                // an inch sign is no quote
                "CIF;Size;Amount\n1;5\" pipe;1,5\n2;6\" pipe;2,5\n"
            })
    void is_not_deceived(String text) {
        assertThat(Delimiter.of(text)).isEqualTo(Delimiter.SEMICOLON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "Client CIF\n1\n", "\"unclosed;;;"})
    void takes_the_comma_where_nothing_tells(String text) {
        assertThat(Delimiter.of(text)).isEqualTo(Delimiter.COMMA);
    }

    @ParameterizedTest
    @CsvSource({"'sep=;\r\na,b\n', ;", "'SEP=|', |", "'\"sep=,\"\na;b;c', ','", "'sep=^\na^b', ^"})
    void the_first_line_may_say_it(String head, char said) {
        assertThat(Delimiter.said(head)).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;x\n", "a;b\nsep=;\n", "sep=\n", "sep", "", "\nsep=;"})
    void nothing_else_says_it(String head) {
        assertThat(Delimiter.said(head)).isEmpty();
    }
}
