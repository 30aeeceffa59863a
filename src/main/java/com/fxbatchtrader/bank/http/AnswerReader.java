package com.fxbatchtrader.bank.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one answer in HTTP/1.1. It is strict: what HTTP does not allow, or could be read in two ways, is a
/// [ProtocolException] and proves nothing. For one thread.
final class AnswerReader {

    private static final int MAX_HEAD_BYTES = 64 * 1024;
    private static final int MAX_INTERIM_ANSWERS = 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*(;.*)?");

    private final InputStream in;
    private final int maxBodyBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    private OptionalInt status = OptionalInt.empty();
    private int headBytes;
    private boolean begun;
    private boolean lasting;

    /// @param in buffered: it is read byte by byte
    AnswerReader(InputStream in, int maxBodyBytes) {
        this.in = in;
        this.maxBodyBytes = maxBodyBytes;
    }

    /// Status line and headers.
    record Head(int status, HttpHeaders headers) {}

    /// Reads to the answer's last byte.
    ///
    /// @throws ProtocolException when it is not HTTP
    /// @throws BodyCollector.TooLarge when the body is over the limit
    /// @throws IOException when the connection ends before the answer does
    Head read() throws IOException {
        Head head = head();
        for (int interim = 1; head.status < 200; interim++) {
            if (head.status == 101 || interim > MAX_INTERIM_ANSWERS) {
                throw new ProtocolException("an interim answer with status " + head.status);
            }
            head = head();
        }
        status = OptionalInt.of(head.status);
        readBody(head);
        lasting &= head.headers.allValues("Connection").stream().allMatch("keep-alive"::equalsIgnoreCase);
        return head;
    }

    /// The status, as soon as the headers are read.
    OptionalInt status() {
        return status;
    }

    /// Whether any byte of an answer has come.
    boolean begun() {
        return begun;
    }

    /// Whether the connection may carry another answer after this one: its end was told, and nobody wants to close.
    boolean lasting() {
        return lasting;
    }

    /// As much of the body as has been read.
    Body body() {
        return new Body(body.toByteArray());
    }

    private Head head() throws IOException {
        String line = line();
        Matcher first = STATUS.matcher(line);
        if (!first.matches()) {
            throw new ProtocolException("no status line");
        }
        lasting = line.startsWith("HTTP/1.1");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new ProtocolException("a header that is none");
            }
            headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return new Head(Integer.parseInt(first.group(1)), HttpHeaders.of(headers, (_, _) -> true));
    }

    private void readBody(Head head) throws IOException {
        List<String> encodings = head.headers.allValues("Transfer-Encoding");
        List<String> lengths = head.headers.allValues("Content-Length").stream().distinct().toList();
        if (head.status == 204 || head.status == 304) {
            return;
        }
        if (!encodings.isEmpty()) {
            if (!lengths.isEmpty() || !List.of("chunked").equals(lower(encodings))) {
                throw new ProtocolException("how long the body is can be read in two ways");
            }
            readChunks();
        } else if (lengths.isEmpty()) {
            readUntilClosed();
        } else if (lengths.size() == 1 && LENGTH.matcher(lengths.getFirst()).matches()) {
            readExactly(Long.parseLong(lengths.getFirst()));
        } else {
            throw new ProtocolException("Content-Length is none");
        }
    }

    private static List<String> lower(List<String> values) {
        return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    }

    private void readChunks() throws IOException {
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            readExactly(size);
            if (!line().isEmpty()) {
                throw new ProtocolException("a chunk of another length than it says");
            }
        }
        while (!line().isEmpty()) {
            // trailers say nothing to us
        }
    }

    private long chunkSize() throws IOException {
        // each line counts for itself: a body may have any number of chunks
        headBytes = 0;
        Matcher size = CHUNK.matcher(line());
        if (!size.matches()) {
            throw new ProtocolException("a chunk without a length");
        }
        return Long.parseLong(size.group(1), 16);
    }

    private void readExactly(long length) throws IOException {
        for (long left = length; left > 0; ) {
            left -= readSome(left, "the connection ended within the body");
        }
    }

    private void readUntilClosed() throws IOException {
        lasting = false;
        int read = 1;
        while (read > 0) {
            read = readSome(Long.MAX_VALUE, "");
        }
    }

    /// @param atEnd what to say when the connection has ended; the empty text: that is no failure, zero comes back
    private int readSome(long most, String atEnd) throws IOException {
        // one byte beyond the limit is asked for, so that it can be told from the end
        byte[] some = new byte[(int) Math.min(most, Math.min(8192, maxBodyBytes - body.size() + 1L))];
        int read = in.read(some);
        if (read < 0) {
            if (atEnd.isEmpty()) {
                return 0;
            }
            throw new EOFException(atEnd);
        }
        int fitting = Math.min(read, maxBodyBytes - body.size());
        body.write(some, 0, fitting);
        if (fitting < read) {
            throw new BodyCollector.TooLarge(maxBodyBytes);
        }
        return read;
    }

    /// One line without its end. Bytes are taken as ISO 8859-1, as HTTP has it.
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(line.size() + headBytes == 0 ? "no answer" : "the answer ended in the middle");
            }
            if (++headBytes > MAX_HEAD_BYTES) {
                throw new ProtocolException("headers over " + MAX_HEAD_BYTES + " bytes");
            }
            begun = true;
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
