package com.fxbatchtrader.bank.simulator.account;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the clients that the bank knows from a CSV file in UTF-8 with the headers `Client`, `Client CIF` and any
/// number of `XXX Account`; every other column is left alone.
public final class ClientsFile {

    private static final Pattern ACCOUNT = Pattern.compile("(?i)([a-z]{3}) account");

    private ClientsFile() {}

    /// All clients of the file, in its order.
    ///
    /// @throws IOException when the file cannot be read, has no `Client CIF`, or names a client or an account twice;
    ///   the message is one line
    public static List<Client> read(Path file) throws IOException {
        List<Client> clients = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                clients.add(client(row, file, taken));
            }
        } catch (CsvParseException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return clients;
    }

    private static Client client(NamedCsvRecord row, Path file, Set<String> taken) throws IOException {
        String cif = "";
        String name = "";
        Map<String, String> accounts = new HashMap<>();
        for (Map.Entry<String, String> field : row.getFieldsAsMap().entrySet()) {
            String header = field.getKey().strip();
            String value = field.getValue().strip();
            Matcher account = ACCOUNT.matcher(header);
            if (header.equalsIgnoreCase("Client CIF")) {
                cif = unique(value, "Client CIF", file, row, taken);
            } else if (header.equalsIgnoreCase("Client")) {
                name = value;
            } else if (account.matches() && !value.isEmpty()) {
                accounts.put(account.group(1).toUpperCase(Locale.ROOT), unique(value, header, file, row, taken));
            }
        }
        if (cif.isEmpty()) {
            throw new IOException(
                    file
                            + ":"
                            + row.getStartingLineNumber()
                            + ": Client CIF: nothing was found, expected is the client's number (headers: Client,"
                            + " Client CIF, ZAR Account, USD Account)");
        }
        return new Client(cif, name.isEmpty() ? "Client " + cif : name, accounts);
    }

    private static String unique(String value, String header, Path file, NamedCsvRecord row, Set<String> taken)
            throws IOException {
        String kind = header.equals("Client CIF") ? "client " : "account ";
        if (!value.isEmpty() && !taken.add(kind + value)) {
            throw new IOException(
                    file
                            + ":"
                            + row.getStartingLineNumber()
                            + ": "
                            + header
                            + ": "
                            + kind
                            + value
                            + " was found a second time, expected is each only once");
        }
        return value;
    }
}
