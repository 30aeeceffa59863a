package com.fxbatchtrader.files.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

class TextReaderTest {

    private static final ReadLimits LIMITS = new ReadLimits(100, 1, 1, 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "€uro", "😀", "a\uFEFFb", "line\r\nline\n", "\uFFFD", "\uFFFF"})
    void reads_what_was_written_however_the_bytes_come(String text) throws IOException {
        assertThat(read(bytes(text))).isEqualTo(text);
        assertThat(read(new OneByteAtATime(bytes(text)))).isEqualTo(text);
        assertThat(read(new OneByteAtATime(bytes("\uFEFF" + text)))).isEqualTo(text);
    }

    @Test
    void never_puts_a_replacement_for_what_it_can_not_read() {
        InputStream in = new OneByteAtATime(new ByteArrayInputStream(new byte[] {'a', '\n', (byte) 0xE2, (byte) 0x82}));

        assertThatThrownBy(() -> read(in))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("byte E2 in line 2")
                .hasMessageContaining("--encoding");
    }

    @Test
    void stops_at_the_limit_even_when_the_file_has_grown_since_it_was_measured() throws IOException {
        assertThat(read(bytes("x".repeat(100)))).hasSize(100);
        assertThatThrownBy(() -> read(bytes("x".repeat(101))))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("more than 100 bytes");
    }

    @Test
    void reads_no_further_than_it_is_asked_to() throws IOException {
        OneByteAtATime in = new OneByteAtATime(bytes("x".repeat(90)));
        try (TextReader reader = new TextReader(in, "f", StandardCharsets.UTF_8, LIMITS)) {
            assertThat(reader.read()).isEqualTo('x');
            assertThat(in.given).isEqualTo(1);
        }
    }

    private static String read(InputStream in) throws IOException {
        StringWriter text = new StringWriter();
        try (TextReader reader = new TextReader(in, "file.csv", StandardCharsets.UTF_8, LIMITS)) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A slow disk.
    private static final class OneByteAtATime extends InputStream {
        private final InputStream in;
        private int given;

        private OneByteAtATime(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            given++;
            return in.read(target, offset, 1);
        }
    }
}
