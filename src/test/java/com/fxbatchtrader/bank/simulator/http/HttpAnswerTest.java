package com.fxbatchtrader.bank.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class HttpAnswerTest {

    private static final HttpAnswer ANSWER = HttpAnswer.of(200, "text/plain", "größe");

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void the_length_counts_bytes() {
        assertThat(text(ANSWER.bytes()))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\ngröße");
        assertThat(ANSWER.bodyLength()).isEqualTo(7);
    }

    @Test
    void a_lie_changes_the_announced_length_only_and_never_below_nought() {
        assertThat(text(ANSWER.bytes(5))).contains("Content-Length: 12\r\n").endsWith("\r\n\r\ngröße");
        assertThat(text(ANSWER.bytes(-100))).contains("Content-Length: 0\r\n").endsWith("\r\n\r\ngröße");
    }

    @Test
    void headers_are_set_and_replaced_without_a_change_of_the_original() {
        HttpAnswer more = ANSWER.withHeader("Date", "now").withHeader("Content-Type", "text/html");

        assertThat(more.headers()).containsEntry("Date", "now").containsEntry("Content-Type", "text/html");
        assertThat(ANSWER.headers()).containsOnlyKeys("Content-Type").containsEntry("Content-Type", "text/plain");
    }

    @Test
    void a_status_that_is_none_is_refused() {
        assertThatThrownBy(() -> HttpAnswer.of(99, "text/plain", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpAnswer.of(600, "text/plain", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
