using System.Globalization;
using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Model;
using Persistence.Generators.Schema.Comparison;

namespace Persistence.Generators.Schema.Shapes;

/// <summary>From the model of a session class to what it stores where, by storage names alone.</summary>
internal sealed class ShapeBuilder
{
    // A type that takes more lines than this is written once in a class; where it is used again, the file names the place.
    private const int LargeType = 64;

    private readonly SessionSpec _session;

    private readonly List<ShapeFact> _facts = [];

    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    private ShapeBuilder(SessionSpec session) => _session = session;

    /// <summary>Describes a class.</summary>
    /// <param name="session">Its model.</param>
    /// <returns>Its shape.</returns>
    public static ClassShape Build(SessionSpec session)
    {
        var builder = new ShapeBuilder(session);
        builder.AddClass();
        var retired = session.RetiredNames.Items.SelectMany(static name => new[] { "header " + StorageText.Quote(name), "log " + StorageText.Quote(name) });
        return new(
            session.StorageName, session.SchemaVersion, session.HintPrefix, retired.ToEquatableArray(),
            builder._facts.OrderBy(static fact => fact.Path, StringComparer.Ordinal).ToEquatableArray());
    }

    private void AddTimeToLive()
    {
        // Which member says it does not matter: it may be computed, and is renamed like any other.
        var own = _session.ExpiresAt is null ? null : "expires-at";
        var lasts = _session.TimeToLiveTicks > 0 ? TimeSpan.FromTicks(_session.TimeToLiveTicks).ToString("c", CultureInfo.InvariantCulture) : null;
        if ((lasts ?? own) is { } text)
        {
            _facts.Add(new("ttl", StoredValue.Of(text, false, _session.SlidingExpiration ? "sliding" : null, lasts is null ? null : own)));
        }
    }

    private void AddClass()
    {
        var key = string.Join(",", _session.Key.Parts.Select(part => $"{StorageText.Quote(part.JsonName)}:{StoredTypes.Of(part.Type.Codec, _session)}"));
        _facts.Add(new("key", StoredValue.Of(key, false), _session.TypeName, _session.Key.Parts[0].PlainName));
        AddTimeToLive();

        if (StepFacts.Of(_session) is { Length: > 0 } steps)
        {
            _facts.Add(new(StepFacts.Path, StoredValue.Of(steps, false), _session.TypeName));
        }

        foreach (var member in _session.Members)
        {
            if (!member.IsKey)
            {
                var path = AddMember("header ", member, _session.TypeName, isColumn: true, isRequired: member.IsRequired || member.MustBePresent);
                AddContent(path, member.Type.Codec, []);
            }
        }

        foreach (var log in _session.Logs)
        {
            AddLog(log);
        }
    }

    private void AddLog(LogSpec log)
    {
        var path = "log " + StorageText.Quote(log.Member.JsonName);
        var value = StoredValue.Of(StoredTypes.Of(log.Entry.Codec, _session), log.Entry.AllowsNull && !log.Entry.IsValueType, log.IsExclusive ? StoredValue.Exclusive : null, MemberValues.Column(log.Member));
        _facts.Add(new(path, value, _session.TypeName, log.Member.PlainName, MemberValues.Former("log ", log.Member)));
        AddContent(path, log.Entry.Codec, [], isEntry: true);
        if (log.EntryKey is { } id)
        {
            // The type of the entries is not the user's: what changes stands at the log.
            _facts.Add(new($"{path}.{StorageText.Quote(id.JsonName)}", MemberValues.Of(StoredTypes.Of(id.Type.Codec, _session), id, null, isRequired: false, isColumn: true), _session.TypeName, log.Member.PlainName));
        }
    }

    private string AddMember(string prefix, MemberSpec member, string owner, bool isColumn, bool isRequired)
    {
        var path = prefix + StorageText.Quote(member.JsonName);
        var index = prefix == "header " ? _session.Indexes.Items.FirstOrDefault(index => index.Member.PlainName == member.PlainName) : null;
        var value = MemberValues.Of(StoredTypes.Of(member.Type.Codec, _session), member, index, isRequired, isColumn);
        _facts.Add(new(path, value, owner, member.PlainName, MemberValues.Former(prefix, member)));
        return path;
    }

    // What stands inside a value: members of objects, types of a family, values of an enum. The types around it end a recursion.
    private void AddContent(string path, CodecRef codec, string[] around, bool isEntry = false)
    {
        switch (codec.Kind)
        {
            case CodecKind.Enum or CodecKind.EnumName or CodecKind.EnumKey:
                AddEnum(path, codec);
                return;
            case CodecKind.Generated when Array.IndexOf(around, codec.Name) < 0:
                AddNested(path, codec, [.. around, codec.Name], isEntry);
                return;
            case CodecKind.Dictionary:
                AddContent(path + "{key}", codec.Keys!, around);
                AddContent(path + "{}", codec.Values!, around);
                return;
            case CodecKind.Collection:
                AddContent(path + "[]", codec.Values!, around);
                return;
            default:
                if (codec.Values is { } value)
                {
                    AddContent(path, value, around);
                }

                return;
        }
    }

    private void AddEnum(string path, CodecRef codec)
    {
        foreach (var value in _session.Enums.Items.FirstOrDefault(one => one.TypeName == codec.Types[0])?.Values ?? default)
        {
            _facts.Add(codec.Kind == CodecKind.Enum
                ? new($"{path}={value.Number}", StoredValue.Of(value.Name, false), codec.Types[0], value.Name)
                : new($"{path}={StorageText.Quote(value.StoredName)}", StoredValue.Of("name", false), codec.Types[0], value.Name));
        }
    }

    private void AddNested(string path, CodecRef codec, string[] around, bool isEntry)
    {
        if (_places.TryGetValue(codec.Name, out var place))
        {
            _facts.Add(new(path + ".", StoredValue.Of("as:" + StorageText.Quote(place), false)));
            return;
        }

        var before = _facts.Count;
        if (StoredTypes.Family(codec, _session) is { } family)
        {
            foreach (var derived in family.Types)
            {
                var mark = derived.Discriminator is null ? "" : derived.IsNumber ? "#" + derived.Discriminator : StorageText.Quote(derived.Discriminator);
                _facts.Add(new($"{path}<{mark}>", StoredValue.Of("object", false), derived.TypeName));
                AddObject($"{path}<{mark}>", derived.Codec, around, isEntry);
            }
        }
        else
        {
            AddObject(path, codec, around, isEntry);
        }

        if (_facts.Count - before > LargeType)
        {
            _places.Add(codec.Name, path);
        }
    }

    private void AddObject(string path, CodecRef codec, string[] around, bool isEntry)
    {
        if (_session.Objects.Items.FirstOrDefault(one => one.CodecName == codec.Name) is not { } nested)
        {
            return;
        }

        foreach (var member in nested.Members)
        {
            if (member.Setter != SetterKind.None)
            {
                var place = AddMember(path + ".", member, nested.TypeName, isEntry, isEntry ? NullRules.IsDemanded(member) : member.IsRequired || member.MustBePresent);
                AddContent(place, member.Type.Codec, around);
            }
        }
    }
}
