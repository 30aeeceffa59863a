package com.fxbatchtrader.files.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.domain.validation.ClientDraft;
import com.fxbatchtrader.domain.validation.ClientTable;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.TestFiles;
import com.fxbatchtrader.files.table.FileRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.file.Path;

class ClientFileReaderTest {

    @TempDir private Path folder;

    @Test
    void reads_clients_with_accounts_in_any_currency() {
        ClientTable table =
                read("""
                client cif;Client;EUR account;Old Account;FIXED SPREAD;ZAR Account
                76285288; Zephyr Sable ;30001;x;12,5;10286180131
                60655796;Rooibos;;;358;
                """)
                        .table();

        ClientDraft first = table.drafts().getFirst();
        assertThat(first.row()).isEqualTo(2);
        assertThat(first.cif().value()).contains("76285288");
        assertThat(first.name().value()).contains("Zephyr Sable");
        assertThat(first.spread().value()).contains(new BigDecimal("12.5"));
        assertThat(first.accounts()).containsOnlyKeys("EUR", "ZAR");
        assertThat(first.accounts().get("EUR").value()).contains("30001");
        assertThat(table.drafts().get(1).accounts().get("EUR").isBlank()).isTrue();
        assertThat(table.accountHeaders()).containsEntry("EUR", "EUR account").containsEntry("ZAR", "ZAR Account");
        assertThat(table.spreadHeader()).isEqualTo("FIXED SPREAD");
    }

    @ParameterizedTest
    @CsvSource({
        "'Client CIF,Fixed Spread\n1,2\n', MISSING_HEADER, '\"Client\"'",
        "'Client,Fixed Spread\n1,2\n', MISSING_HEADER, '\"Client CIF\"'",
        "'Client CIF,Amount ZAR\n1,2\n', MISSING_HEADER, '\"Client\"'",
        "'Client,Client CIF\n1,2\n', MISSING_HEADER, '\"Fixed Spread\"'",
        "'Client,Client CIF,Client,Fixed Spread\n1,2,3,4\n', DUPLICATE_HEADER, one of the two",
        "'Client,Client CIF,Fixed Spread,ZAR Account,zar account\n1,2,3,4,5\n', DUPLICATE_HEADER, one of the two",
        "'Client,Client CIF,Fixed Spread\n', NO_ROWS, rows below it",
        "'Client,Client CIF,Fixed Spread\na,1,1.000\n', AMBIGUOUS_NUMBERS, --decimal"
    })
    void refuses_a_file_that_can_not_be_read_in_one_way(String text, ProblemCode code, String expected) {
        FileRefusedException refused = catchThrowableOfType(FileRefusedException.class, () -> read(text));

        assertThat(refused.problem().code()).isEqualTo(code);
        assertThat(refused.problem().expected()).contains(expected);
    }

    @Test
    void notes_problems_with_their_rows() {
        ClientTable table = read("Client,Client CIF,Fixed Spread\nA,1,x\nSmith, Sons,2,358\n").table();

        assertThat(table.drafts().get(0).problems())
                .extracting(FileProblem::code)
                .containsExactly(ProblemCode.NOT_A_NUMBER);
        assertThat(table.drafts().get(1).problems())
                .extracting(FileProblem::code)
                .contains(ProblemCode.CELLS_BEYOND_HEADER);
    }

    private ClientFile read(String text) {
        return new TestFiles(folder).clients(text);
    }
}
