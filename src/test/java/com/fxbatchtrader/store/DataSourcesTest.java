package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/// The options that the promises rest on. Some of them no database tells when it is asked, so that nothing else would
/// notice that one is gone.
class DataSourcesTest {

    @Test
    void an_h2_file_is_written_at_once_and_closed_by_us_alone() {
        DriverDataSource source = DataSources.of(DatabaseSettings.h2File(Path.of("/var/fx/desk")));

        assertThat(source.url())
                .startsWith("jdbc:h2:newest:async:/var/fx/desk;")
                .contains(";WRITE_DELAY=0;", ";DB_CLOSE_ON_EXIT=FALSE;");
    }

    @ParameterizedTest
    @CsvSource({
        "connectTimeout, 5",
        "loginTimeout, 5",
        "socketTimeout, 30",
        "tcpKeepAlive, true",
        "targetServerType, primary"
    })
    void every_wait_for_a_server_has_an_end_and_only_a_primary_is_traded_on(String option, String value) {
        DriverDataSource source =
                DataSources.of(DatabaseSettings.parse("jdbc:postgresql://db1,db2/desk", "ann", "hunter2"));

        assertThat(source.option(option)).isEqualTo(value);
    }
}
