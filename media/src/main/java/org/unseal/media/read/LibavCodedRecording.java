package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_INTRA_ONLY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_get_exact_bits_per_sample;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_ATTACHMENT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_count;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Progress;
import org.unseal.media.libav.Packet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.Extradata;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.SampleUnits;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;

/** A recording's packets, as libav takes them out of the container. One thread. */
final class LibavCodedRecording implements CodedRecording {
  private static final int STILLS = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;

  /** Times beyond are nobody's, and would not fit in microseconds. */
  private static final long FARTHEST = 1L << 42;

  private final FileChannel channel;
  private final long length;
  private final List<CodedTrack> tracks;
  private final Besides besides;

  /** Packets in which the first of every stream of sound should be. */
  private static final int LOOKED_AHEAD = 2000;

  /** By stream; -1 where it is none of the tracks. */
  private final int[] places;

  /** Still at the start; gone once something was read with it. */
  private Optional<Demuxer> opened;

  private LibavCodedRecording(
      FileChannel channel, long length, List<CodedTrack> tracks, int[] places, Demuxer opened) {
    this.channel = channel;
    this.length = length;
    this.tracks = List.copyOf(tracks);
    besides = besides(opened);
    this.places = places;
    this.opened = Optional.of(opened);
  }

  /** Owns the channel once it returns. */
  static LibavCodedRecording open(FileChannel channel, long length) {
    Demuxer demuxer = Demuxer.open(channel, length);
    try {
      List<CodedTrack> tracks = new ArrayList<>();
      Octets[] configurations = configurations(channel, length, demuxer);
      int[] places = new int[demuxer.streams()];
      Arrays.fill(places, -1);
      for (TrackId.Kind kind : TrackId.Kind.values()) {
        int ordinal = 0;
        for (int i = 0; i < places.length; i++) {
          if (kind(demuxer.stream(i)).filter(kind::equals).isPresent()) {
            places[i] = tracks.size();
            tracks.add(track(new TrackId(kind, ordinal++), demuxer.stream(i), configurations[i]));
          }
        }
      }
      if (tracks.isEmpty()) {
        throw new UnsealException(
            ErrorCode.NOT_A_VIDEO,
            "There is neither picture nor sound in this file; give a recording.");
      }
      return new LibavCodedRecording(channel, length, tracks, places, demuxer);
    } catch (RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  /** Counted as libav tells it; what it does not know of a container is not in it. */
  private static Besides besides(Demuxer demuxer) {
    int texts = 0;
    int data = 0;
    int stills = 0;
    int attachments = 0;
    AVFormatContext context = demuxer.live();
    int fields = fields(context.metadata());
    for (int i = 0; i < demuxer.streams(); i++) {
      AVStream stream = demuxer.stream(i);
      fields += fields(stream.metadata());
      if (kind(stream).isEmpty()) {
        switch (stream.codecpar().codec_type()) {
          case AVMEDIA_TYPE_VIDEO -> stills++;
          case AVMEDIA_TYPE_SUBTITLE -> texts++;
          case AVMEDIA_TYPE_ATTACHMENT -> attachments++;
          default -> data++;
        }
      }
    }
    for (int i = 0; i < context.nb_programs(); i++) {
      fields += fields(context.programs(i).metadata());
    }
    for (int i = 0; i < context.nb_chapters(); i++) {
      fields += 1 + fields(context.chapters(i).metadata());
    }
    return new Besides(texts, data, stills, attachments, fields);
  }

  /** Those that only say what sort of container it is are none. */
  private static int fields(@Nullable AVDictionary of) {
    int fields = of == null ? 0 : av_dict_count(of);
    for (String brand : List.of("major_brand", "minor_version", "compatible_brands")) {
      fields -= of != null && av_dict_get(of, brand, null, 0) != null ? 1 : 0;
    }
    return fields;
  }

  /** Which track a stream of pictures is. */
  static TrackId track(Demuxer demuxer, int stream) {
    int ordinal = 0;
    for (int i = 0; i < stream; i++) {
      if (kind(demuxer.stream(i)).equals(Optional.of(TrackId.Kind.VIDEO))) {
        ordinal++;
      }
    }
    return new TrackId(TrackId.Kind.VIDEO, ordinal);
  }

  private static Optional<TrackId.Kind> kind(AVStream stream) {
    int type = stream.codecpar().codec_type();
    if (type == AVMEDIA_TYPE_VIDEO && (stream.disposition() & STILLS) == 0) {
      return Optional.of(TrackId.Kind.VIDEO);
    }
    return type == AVMEDIA_TYPE_AUDIO ? Optional.of(TrackId.Kind.AUDIO) : Optional.empty();
  }

  /**
   * What the container keeps for decoders, of every stream. A transport stream says of AAC in the
   * header of every packet what others keep apart, so that the first one is looked at.
   */
  private static Octets[] configurations(FileChannel channel, long length, Demuxer demuxer) {
    Octets[] configurations = new Octets[demuxer.streams()];
    Set<Integer> headed = new HashSet<>();
    for (int i = 0; i < configurations.length; i++) {
      AVCodecParameters codec = demuxer.stream(i).codecpar();
      byte[] extradata = new byte[codec.extradata() == null ? 0 : codec.extradata_size()];
      if (extradata.length > 0) {
        codec.extradata().get(extradata);
      } else if (codec.codec_id() == AV_CODEC_ID_AAC) {
        headed.add(i);
      }
      configurations[i] = Octets.of(extradata);
    }
    if (!headed.isEmpty()) {
      lookAhead(channel, length, headed, configurations);
    }
    return configurations;
  }

  private static void lookAhead(
      FileChannel channel, long length, Set<Integer> headed, Octets[] configurations) {
    try (Demuxer demuxer = Demuxer.open(channel, length);
        Packet packet = new Packet()) {
      for (int i = 0; i < LOOKED_AHEAD && !headed.isEmpty(); i++) {
        Demuxer.Reading reading = demuxer.read(packet);
        if (reading == Demuxer.Reading.END || reading == Demuxer.Reading.BROKEN_OFF) {
          return;
        }
        AVPacket raw = packet.live();
        int stream = raw.stream_index();
        if (headed.contains(stream) && raw.size() > 0 && raw.data() != null) {
          byte[] bytes = new byte[Math.min(raw.size(), Adts.LONGEST)];
          raw.data().get(bytes);
          Adts.read(bytes).ifPresent(header -> configurations[stream] = header.configuration());
          headed.remove(stream);
        }
      }
    }
  }

  private static CodedTrack track(TrackId id, AVStream stream, Octets extradata) {
    AVCodecParameters codec = stream.codecpar();
    if (stream.time_base().num() < 1 || stream.time_base().den() < 1) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM,
          "The times in this file have no unit; export it from the recorder's own software.");
    }
    return new CodedTrack(
        stream.index(),
        id,
        avcodec_get_name(codec.codec_id()).getString(),
        format(id, codec, extradata),
        new TimeBase(stream.time_base().num(), stream.time_base().den()));
  }

  private static UnitFormat format(TrackId id, AVCodecParameters codec, Octets extradata) {
    if (sampleBytes(codec) > 0) {
      String words =
          avcodec_get_name(codec.codec_id()).getString()
              + " "
              + codec.sample_rate()
              + " "
              + codec.ch_layout().nb_channels();
      return new UnitFormat.Whole(
          UnitFormat.Cut.EVERY_UNIT, Octets.of(words.getBytes(StandardCharsets.US_ASCII)));
    }
    if (id.kind() == TrackId.Kind.AUDIO) {
      return new UnitFormat.Whole(UnitFormat.Cut.SECONDS, extradata);
    }
    if (codec.codec_id() == AV_CODEC_ID_H264 || codec.codec_id() == AV_CODEC_ID_HEVC) {
      NalCodec nal = codec.codec_id() == AV_CODEC_ID_H264 ? NalCodec.H264 : NalCodec.HEVC;
      return new UnitFormat.Nal(nal, Extradata.lengthSize(nal, extradata), extradata);
    }
    AVCodecDescriptor descriptor = avcodec_descriptor_get(codec.codec_id());
    boolean intra = descriptor != null && (descriptor.props() & AV_CODEC_PROP_INTRA_ONLY) != 0;
    return new UnitFormat.Whole(
        intra ? UnitFormat.Cut.EVERY_30TH : UnitFormat.Cut.KEY_UNITS, extradata);
  }

  /** Bytes of a sample in all channels; 0 where sound is not stored sample by sample. */
  private static int sampleBytes(AVCodecParameters codec) {
    int bits = av_get_exact_bits_per_sample(codec.codec_id());
    int bytes = bits / Byte.SIZE * codec.ch_layout().nb_channels();
    boolean samples =
        codec.codec_type() == AVMEDIA_TYPE_AUDIO
            && bits % Byte.SIZE == 0
            && avcodec_get_name(codec.codec_id()).getString().startsWith("pcm_");
    return samples && SampleUnits.fits(bytes, codec.sample_rate()) ? bytes : 0;
  }

  /** For each track whose sound is stored sample by sample, what cuts it. */
  private Map<Integer, SampleUnits> cutters(Demuxer demuxer, UnitTaker taker) {
    Map<Integer, SampleUnits> cutters = new TreeMap<>();
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      AVCodecParameters codec = demuxer.stream(i).codecpar();
      if (place >= 0 && sampleBytes(codec) > 0) {
        cutters.put(
            place,
            new SampleUnits(
                sampleBytes(codec),
                codec.sample_rate(),
                tracks.get(place).base(),
                (bytes, size, pts) -> taker.take(place, bytes, size, pts, true)));
      }
    }
    return cutters;
  }

  @Override
  public List<CodedTrack> tracks() {
    return tracks;
  }

  @Override
  public Besides besides() {
    return besides;
  }

  @Override
  public boolean read(UnitTaker taker, Progress progress) {
    boolean whole = true;
    byte[] bytes = new byte[1 << 16];
    long[] latest = new long[tracks.size()];
    try (Demuxer demuxer = fromStart();
        Packet packet = new Packet()) {
      boolean[] headed = headed(demuxer);
      Map<Integer, SampleUnits> cutters = cutters(demuxer, taker);
      while (true) {
        Demuxer.Reading reading = demuxer.read(packet);
        whole &= reading == Demuxer.Reading.PACKET || reading == Demuxer.Reading.END;
        if (reading == Demuxer.Reading.END || reading == Demuxer.Reading.BROKEN_OFF) {
          cutters.values().forEach(SampleUnits::end);
          return whole;
        }
        AVPacket raw = packet.live();
        int stream = raw.stream_index();
        int place = stream < places.length ? places[stream] : -1;
        int size = raw.size();
        BytePointer data = raw.data();
        if (place < 0 || size <= 0 || data == null) {
          whole &= stream < places.length;
          continue;
        }
        if (bytes.length < size) {
          bytes = new byte[Integer.highestOneBit(size - 1) << 1];
        }
        data.get(bytes, 0, size);
        latest[place] = time(raw, latest[place]);
        int from = headed[stream] ? header(bytes, size) : 0;
        if (from > 0) {
          System.arraycopy(bytes, from, bytes, 0, size - from);
        }
        SampleUnits samples = cutters.get(place);
        if (samples != null) {
          samples.add(bytes, size, latest[place]);
        } else {
          taker.take(
              place, bytes, size - from, latest[place], (raw.flags() & AV_PKT_FLAG_KEY) != 0);
        }
        long at = raw.pos();
        if (at > 0) {
          progress.done(at);
        }
      }
    }
  }

  /** When it is shown, else when it is decoded, else at the time of the one before. */
  private static long time(AVPacket raw, long before) {
    long time = raw.pts() != AV_NOPTS_VALUE ? raw.pts() : raw.dts();
    if (time == AV_NOPTS_VALUE) {
      return before;
    }
    if (time > FARTHEST || time < -FARTHEST) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "A time in this file lies farther away than any recording is long; copy it again.");
    }
    return time;
  }

  /** By stream, whether its packets may begin with a header. */
  private static boolean[] headed(Demuxer demuxer) {
    boolean[] headed = new boolean[demuxer.streams()];
    for (int i = 0; i < headed.length; i++) {
      headed[i] = demuxer.stream(i).codecpar().codec_id() == AV_CODEC_ID_AAC;
    }
    return headed;
  }

  /** Bytes of a header that only some containers write before a packet of sound. */
  private static int header(byte[] bytes, int size) {
    return Adts.read(Arrays.copyOf(bytes, Math.min(size, Adts.LONGEST)))
        .map(Adts::length)
        .orElse(0);
  }

  /** To be closed by who asked. */
  private Demuxer fromStart() {
    Optional<Demuxer> first = opened;
    opened = Optional.empty();
    return first.orElseGet(() -> Demuxer.open(channel, length));
  }

  @Override
  public void close() {
    opened.ifPresent(Demuxer::close);
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
