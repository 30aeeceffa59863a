package com.fxbatchtrader.files.book;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fxbatchtrader.files.table.FileRefusedException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Goes through the tags of a part. A document type, by which entities are made, is refused; names are taken without
/// their prefixes. Not for several threads.
final class PartReader implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final String file;
    private final InputStream in;
    private final XMLStreamReader xml;

    PartReader(InputStream in, String file) {
        this.file = file;
        this.in = in;
        try {
            this.xml = FACTORY.createXMLStreamReader(in, "UTF-8");
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// The next tag, opening or closing; false = the part has ended.
    boolean tag() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
                refuseDoctype(event);
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private void refuseDoctype(int event) {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Broken.book(file, "a workbook with a document type or entities of its own");
        }
    }

    /// Goes on to the next opening tag of that name; false = there is none.
    boolean open(String name) {
        while (tag()) {
            if (isOpen(name)) {
                return true;
            }
        }
        return false;
    }

    boolean isOpen() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isOpen(String name) {
        return isOpen() && xml.getLocalName().equals(name);
    }

    boolean isClose(String name) {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
    }

    String name() {
        return xml.getLocalName();
    }

    /// An attribute of the opening tag; without its prefix.
    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /// Adds the text up to the closing tag. What stands in tags within is left out.
    void text(StringBuilder text, int most) {
        try {
            int depth = 1;
            while (depth > 0 && xml.hasNext()) {
                int event = xml.next();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (depth == 1) {
                            add(text, most);
                        }
                    }
                    default -> refuseDoctype(event);
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private void add(StringBuilder text, int most) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > most) {
            throw Broken.tooLarge(file, "a cell of more than " + most + " characters");
        }
    }

    /// Passes over all up to the closing tag.
    void skip() {
        int depth = 1;
        while (depth > 0 && tag()) {
            depth += isOpen() ? 1 : -1;
        }
    }

    private FileRefusedException broken(XMLStreamException e) {
        return e.getNestedException() instanceof IOException || e.getCause() instanceof IOException
                ? Broken.book(file, "a broken archive: part of the file is missing, or was changed", e)
                : Broken.book(file, "a workbook whose inside is broken", e);
    }

    @Override
    public void close() {
        try {
            xml.close();
            in.close();
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file, e);
        }
    }
}
