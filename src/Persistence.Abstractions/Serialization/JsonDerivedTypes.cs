using System.ComponentModel;
using System.Text;

namespace Persistence.Serialization;

/// <summary>
/// The types that stand for a base type, as [JsonDerivedType] names them: an object of one of them is written with a mark as its first
/// member, and read as the type that its mark names. Filled once, then for any number of threads.
/// </summary>
/// <typeparam name="TBase">The base type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonDerivedTypes<TBase>
    where TBase : class
{
    private readonly string _member;
    private readonly byte[] _memberUtf8;
    private readonly Dictionary<Type, JsonDerivedType<TBase>> _byType = [];
    private readonly Dictionary<string, JsonDerivedType<TBase>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, JsonDerivedType<TBase>> _byNumber = [];
    private JsonDerivedType<TBase>? _unmarked;

    /// <summary>Starts without types.</summary>
    /// <param name="member">The name of the member that holds the mark.</param>
    public JsonDerivedTypes(string member)
    {
        _member = member;
        _memberUtf8 = Encoding.UTF8.GetBytes(member);
    }

    /// <summary>Adds a type that is marked by a name.</summary>
    /// <typeparam name="TDerived">The type.</typeparam>
    /// <typeparam name="TCodec">Its codec, which writes an object.</typeparam>
    /// <param name="mark">The mark.</param>
    /// <returns>This.</returns>
    public JsonDerivedTypes<TBase> Add<TDerived, TCodec>(string mark)
        where TDerived : class, TBase
        where TCodec : IJsonCodec<TDerived>
    {
        var writer = new JsonWriter();
        writer.WriteString(mark);
        _byType[typeof(TDerived)] = _byName[mark] = new JsonDerivedType<TBase, TDerived, TCodec>(Member(writer));
        return this;
    }

    /// <summary>Adds a type that is marked by a number.</summary>
    /// <typeparam name="TDerived">The type.</typeparam>
    /// <typeparam name="TCodec">Its codec, which writes an object.</typeparam>
    /// <param name="mark">The mark.</param>
    /// <returns>This.</returns>
    public JsonDerivedTypes<TBase> Add<TDerived, TCodec>(int mark)
        where TDerived : class, TBase
        where TCodec : IJsonCodec<TDerived>
    {
        var writer = new JsonWriter();
        writer.WriteNumber(mark);
        _byType[typeof(TDerived)] = _byNumber[mark] = new JsonDerivedType<TBase, TDerived, TCodec>(Member(writer));
        return this;
    }

    /// <summary>Adds the base type itself, as which an object without a mark is read.</summary>
    /// <typeparam name="TCodec">Its codec, which writes an object.</typeparam>
    /// <returns>This.</returns>
    public JsonDerivedTypes<TBase> AddUnmarked<TCodec>()
        where TCodec : IJsonCodec<TBase>
    {
        _unmarked = new JsonDerivedType<TBase, TBase, TCodec>([]);
        _byType.TryAdd(typeof(TBase), _unmarked);
        return this;
    }

    /// <summary>Writes a value. One whose type was not added is recorded as a failure.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="value">The value, or null.</param>
    public void Write(JsonWriter writer, TBase? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else if (_byType.TryGetValue(value.GetType(), out var type))
        {
            var start = writer.Length;
            type.Write(writer, value);
            writer.InsertMember(start, type.Member);
        }
        else
        {
            writer.Fail($"its type {value.GetType().Name} is not named by a [JsonDerivedType] of {typeof(TBase).Name}");
            writer.WriteNull();
        }
    }

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Stands before the value; after the call it stands after the value.</param>
    /// <returns>The value, or null.</returns>
    /// <exception cref="JsonDataException">The text is no such value.</exception>
    public TBase? Read(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        if (!reader.TryOpenObject(_memberUtf8))
        {
            return _unmarked is not null && !reader.HoldsMark(_memberUtf8)
                ? _unmarked.Read(ref reader)
                : throw reader.Problem($"the member \"{_member}\" was expected first, it says which {typeof(TBase).Name} this is");
        }

        var type = Marked(ref reader) ?? throw reader.Problem($"the member \"{_member}\" names no {typeof(TBase).Name} that is known");
        reader.ReopenObject();
        return type.Read(ref reader);
    }

    private JsonDerivedType<TBase>? Marked(ref JsonReader reader) => reader.IsString()
        ? _byName.GetValueOrDefault(reader.ReadString()!)
        : _byNumber.GetValueOrDefault(reader.ReadInteger<int>());

    private byte[] Member(JsonWriter mark)
    {
        var writer = new JsonWriter();
        writer.WriteString(_member);
        writer.WriteRaw(":"u8);
        writer.WriteRaw(mark.Written);
        return writer.Written.ToArray();
    }
}
