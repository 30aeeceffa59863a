package com.fxbatchtrader.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;

/// What a kill leaves of an H2 file: a copy made right after a commit was acknowledged is such a file.
class KilledFileTest {

    private static final int COMMITS = 150;

    @TempDir private Path folder = Path.of("");

    private static String url(String scheme, Path file) {
        return "jdbc:h2:" + scheme + "async:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=0";
    }

    /// Commits of many sizes into a file whose space is used again and again.
    ///
    /// @return how many of the files as a kill would have left them had lost a commit
    private int lost(String scheme) throws SQLException, IOException {
        Random random = new Random(7);
        int lost = 0;
        try (Connection connection = DriverManager.getConnection(url(scheme, folder.resolve("desk")));
                var statement = connection.createStatement()) {
            statement.execute("create table t (slot int primary key, n int, pad varchar(60000))");
            for (int n = 1; n <= COMMITS; n++) {
                try (var merge = connection.prepareStatement("merge into t key (slot) values (?, ?, ?)")) {
                    merge.setInt(1, n % 7);
                    merge.setInt(2, n);
                    merge.setString(3, "x".repeat(random.nextInt(30_000)));
                    assertThat(merge.executeUpdate()).isEqualTo(1);
                }
                if (found(scheme, n) < n) {
                    lost++;
                }
            }
            statement.execute("shutdown immediately");
        }
        return lost;
    }

    private int found(String scheme, int n) throws SQLException, IOException {
        Path copy = folder.resolve("copy-" + n + ".mv.db");
        Files.copy(folder.resolve("desk.mv.db"), copy);
        try (Connection connection = DriverManager.getConnection(url(scheme, folder.resolve("copy-" + n)));
                var statement = connection.createStatement();
                var row = statement.executeQuery("select max(n) from t")) {
            row.next();
            int found = row.getInt(1);
            statement.execute("shutdown immediately");
            return found;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Test
    void nothing_that_was_committed_is_lost() throws SQLException, IOException {
        NewestChunkFiles.register();
        assertThat(lost(NewestChunkFiles.SCHEME + ":")).isZero();
    }

    /// When this one fails, H2 has mended its headers, and [NewestChunkFiles] can go.
    @Test
    void without_our_headers_commits_are_lost() throws SQLException, IOException {
        assertThat(lost("")).isPositive();
    }
}
