package io.nearfar.surge;

import io.nearfar.record.Codec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How what surges are told by is stored. */
public final class SurgeFormats {

    public static final Codec<Traffic> TRAFFIC =
            Codec.of("traffic", 1, SurgeFormats::writeTraffic, SurgeFormats::readTraffic);

    public static final Codec<Matter> MATTER =
            Codec.of("matter", 1, SurgeFormats::writeMatter, SurgeFormats::readMatter);

    private SurgeFormats() {}

    /** Reads one of several. */
    private interface Item<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> List<T> several(DataInputStream in, Item<T> item) throws IOException {
        List<T> all = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            all.add(item.read(in));
        }
        return all;
    }

    private static void writeTraffic(Traffic traffic, DataOutputStream out) throws IOException {
        out.writeLong(traffic.clock());
        out.writeLong(traffic.first());
        out.writeShort(traffic.recent().size());
        for (var bucket : traffic.recent().entrySet()) {
            out.writeLong(bucket.getKey());
            out.writeInt(bucket.getValue());
        }
        writePast(traffic.past(), out);
        out.writeInt(traffic.surges());
        out.writeShort(traffic.running().size());
        for (Traffic.Running running : traffic.running()) {
            out.writeUTF(running.matter().model());
            out.writeLong(running.matter().cluster());
            out.writeLong(running.hot());
        }
    }

    private static Traffic readTraffic(DataInputStream in) throws IOException {
        long clock = in.readLong();
        long first = in.readLong();
        SortedMap<Long, Integer> recent = new TreeMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            recent.put(in.readLong(), in.readInt());
        }
        return new Traffic(clock, first, recent, readPast(in), in.readInt(), several(in, SurgeFormats::readRunning));
    }

    private static Traffic.Running readRunning(DataInputStream in) throws IOException {
        return new Traffic.Running(new MatterKey(in.readUTF(), in.readLong()), in.readLong());
    }

    private static void writeMatter(Matter matter, DataOutputStream out) throws IOException {
        writeRequesters(matter.recent(), out);
        writePast(matter.past(), out);
        out.writeShort(matter.mentions().size());
        for (Mention mention : matter.mentions()) {
            out.writeUTF(mention.id());
            out.writeLong(mention.time());
            out.writeUTF(mention.text());
            out.writeBoolean(mention.repeat());
        }
        out.writeBoolean(matter.surge().isPresent());
        if (matter.surge().isPresent()) {
            writeSurge(matter.surge().get(), out);
        }
    }

    private static Matter readMatter(DataInputStream in) throws IOException {
        Requesters recent = readRequesters(in);
        Past past = readPast(in);
        List<Mention> mentions =
                several(in, each -> new Mention(each.readUTF(), each.readLong(), each.readUTF(), each.readBoolean()));
        return new Matter(recent, past, mentions, in.readBoolean() ? Optional.of(readSurge(in)) : Optional.empty());
    }

    private static void writeSurge(Surge surge, DataOutputStream out) throws IOException {
        out.writeInt(surge.number());
        out.writeLong(surge.start());
        out.writeLong(surge.hot());
        out.writeInt(surge.told());
        out.writeLong(surge.reading().since());
        out.writeLong(surge.reading().until());
        out.writeInt(surge.reading().requesters());
        out.writeDouble(surge.reading().usual());
        out.writeDouble(surge.reading().pValue());
        out.writeInt(surge.records());
        out.writeInt(surge.repeats());
        writeRequesters(surge.requesters(), out);
    }

    private static Surge readSurge(DataInputStream in) throws IOException {
        int number = in.readInt();
        long start = in.readLong();
        long hot = in.readLong();
        int told = in.readInt();
        Reading reading = new Reading(in.readLong(), in.readLong(), in.readInt(), in.readDouble(), in.readDouble());
        return new Surge(number, start, hot, told, reading, in.readInt(), in.readInt(), readRequesters(in));
    }

    private static void writeRequesters(Requesters requesters, DataOutputStream out) throws IOException {
        out.writeByte(requesters.level());
        out.writeShort(requesters.seen().size());
        for (Requesters.Seen seen : requesters.seen()) {
            out.writeLong(seen.hash());
            out.writeLong(seen.time());
            out.writeInt(seen.records());
        }
    }

    private static Requesters readRequesters(DataInputStream in) throws IOException {
        int level = in.readByte();
        return new Requesters(
                level, several(in, each -> new Requesters.Seen(each.readLong(), each.readLong(), each.readInt())));
    }

    private static void writePast(Past past, DataOutputStream out) throws IOException {
        out.writeDouble(past.weight());
        out.writeLong(past.at());
    }

    private static Past readPast(DataInputStream in) throws IOException {
        return new Past(in.readDouble(), in.readLong());
    }
}
