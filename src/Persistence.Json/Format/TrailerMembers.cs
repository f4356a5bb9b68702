using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>The members of a line's trailer.</summary>
internal sealed class TrailerMembers : IJsonMembers<TrailerMembers.Draft>
{
    public static JsonNames Names { get; } = new(["$commit", "$schema", "$version", "$token", "$expires", "$key", "$header", "$superseded", "$last"]);

    public static void ReadMember(int member, ref JsonReader reader, ref Draft target)
    {
        switch (member)
        {
            case 4:
                target.Expires = reader.ReadNumber<long>();
                break;
            case 5:
                target.Key = reader.ReadString();
                break;
            case 8:
                target.Last = DictionaryCodec<string, long, StringKeyCodec, Int64Codec>.Read(ref reader);
                break;
            default:
                ReadNumber(member, reader.ReadNumber<long>(), ref target);
                break;
        }
    }

    private static void ReadNumber(int member, long value, ref Draft target)
    {
        switch (member)
        {
            case 0:
                target.Commit = value;
                break;
            case 1:
                target.Schema = (int)value;
                break;
            case 2:
                target.Version = value;
                break;
            case 3:
                target.Token = value;
                break;
            case 6:
                target.HeaderOffset = value;
                break;
            case 7:
                target.Superseded = value;
                break;
        }
    }

    internal struct Draft
    {
        public long Commit;
        public int Schema;
        public long Version;
        public long Token;
        public long? Expires;
        public string? Key;
        public long HeaderOffset;
        public long Superseded;
        public Dictionary<string, long>? Last;

        public readonly CommitTrailer ToTrailer() => new()
        {
            Commit = Commit,
            Schema = Schema,
            Version = Version,
            Token = Token,
            Expires = Expires,
            Key = Key ?? "",
            HeaderOffset = HeaderOffset,
            Superseded = Superseded,
            Last = Last ?? [],
        };
    }
}
