package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/// What HTTP allows is read to its last byte; all else proves nothing.
class AnswerReaderTest {

    private static final int LIMIT = 20;

    private static AnswerReader reader(String answer) {
        return new AnswerReader(new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)), LIMIT);
    }

    private static String body(String answer) throws IOException {
        AnswerReader reader = reader(answer);
        reader.read();
        return reader.body().text();
    }

    @Test
    void status_and_headers_are_read_whatever_their_case() throws IOException {
        AnswerReader.Head head =
                reader("HTTP/1.1 409 Conflict\r\nDATE: x\r\ncontent-length: 0\r\nA: 1\r\na:2\r\n\r\n").read();

        assertThat(head.status()).isEqualTo(409);
        assertThat(head.headers().firstValue("Date")).hasValue("x");
        assertThat(head.headers().allValues("A")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole and more",
                "HTTP/1.1 200\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nwhole",
                "HTTP/1.0 200 OK\n\nwhole",
                "HTTP/1.1 200 OK\r\n\r\nwhole",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nwh\r\n3;x=y\r\nole\r\n0\r\nT: x\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\n\r\nwhole"
            })
    void a_whole_answer_is_read(String answer) throws IOException {
        assertThat(body(answer)).isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void an_answer_that_has_no_body_is_not_waited_for(int status) throws IOException {
        assertThat(body("HTTP/1.1 " + status + " X\r\nContent-Length: 5\r\n\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 600 OK\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: nameless\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: \u0001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nwhole",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nwhole",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nwhole",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nwhole",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nwhole\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\nwhole\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwhole\r\n0\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
            })
    void what_http_does_not_allow_is_no_answer(String answer) {
        assertThatThrownBy(() -> reader(answer).read()).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhol",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n0\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void half_an_answer_is_none(String answer) {
        assertThatThrownBy(() -> reader(answer).read()).isInstanceOf(EOFException.class);
    }

    @Test
    void what_came_of_half_a_body_is_kept() {
        AnswerReader reader = reader("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhol");

        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        assertThat(reader.status()).hasValue(200);
        assertThat(reader.body().text()).isEqualTo("whol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "Content-Length: 21\r\n\r\n", "Content-Length: 2000000000\r\n\r\n"})
    void a_body_beyond_the_limit_is_cut_off(String rest) throws IOException {
        String head = "HTTP/1.1 200 OK\r\n" + rest;

        AnswerReader reader = reader(head + "x".repeat(LIMIT + 1));
        assertThatThrownBy(reader::read).isInstanceOf(BodyCollector.TooLarge.class);
        assertThat(reader.body().text()).hasSize(LIMIT);
        assertThat(body("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(LIMIT))).hasSize(LIMIT);
    }

    @Test
    void chunks_are_counted_together_against_the_limit() {
        String chunks = "b\r\n" + "x".repeat(11) + "\r\n";

        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + chunks))
                .isInstanceOf(BodyCollector.TooLarge.class);
    }

    @Test
    void headers_and_interim_answers_without_end_are_given_up() {
        String header = "A: " + "x".repeat(1000) + "\r\n";

        assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\n" + header.repeat(70)).read())
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reader("HTTP/1.1 100 Continue\r\n\r\n".repeat(20)).read())
                .isInstanceOf(ProtocolException.class);
    }
}
