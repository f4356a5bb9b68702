using System.Text;
using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>
/// The shape of what a session class stores, as JSON: of each member its name in JSON, its column, and how one becomes the other. Stores record it, so that a program which
/// does not have the class can read its tables.
/// </summary>
internal static class ColumnsText
{
    // Around C#: the text itself has no such characters.
    private const char Begin = '\u0001';
    private const char End = '\u0002';

    /// <summary>Emits the description of a class: JSON with apostrophes in place of quotes, which would have to be escaped in code.</summary>
    /// <param name="session">The class.</param>
    /// <param name="writer">Receives the initializer.</param>
    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        var parts = Of(session).Split(Begin, End);
        if (parts.Length == 1)
        {
            writer.Write($"Columns = {parts[0]:literal},");
            return;
        }

        // What only the class knows is asked when a store opens.
        writer.Write($"ColumnsWithDefaults = static () => {string.Join(" + ", parts.Select(static (part, index) => index % 2 == 0 ? Names.Literal(part) : part))},");
    }

    private static string Of(SessionSpec session)
    {
        var text = new StringBuilder(512).Append("{'members':");
        Members(text, Kept(session.Members, session.Unknown), session.Unknown, session);
        List(text, ",'logs':[", session.Logs.Items, (log, target) => Log(session, log, target));
        List(text, ",'indexes':[", session.Indexes.Items, static (index, target) =>
        {
            Text(target.Append("{'name':"), index.Member.JsonName);
            target.Append(index.IsUnique ? ",'unique':true" : "").Append(index.IgnoresCase ? ",'ignoreCase':true" : "").Append(index.Member.Type.Index == IndexKind.Strings ? ",'many':true}" : "}");
        });
        return text.Append('}').ToString();
    }

    private static void Log(SessionSpec session, LogSpec log, StringBuilder text)
    {
        Text(text.Append("{'name':"), log.Member.JsonName);
        Text(text.Append(",'table':"), $"{session.StorageName}_{log.Member.ColumnName}");
        var ids = LogValidation.Ids(log);
        List(text, ",'ids':[", ids, static (id, target) => Text(target, id.JsonName));
        text.Append(log.IsExclusive ? ",'exclusive':true" : "").Append(",'members':");
        if (log.EntryObject is not { } entry || log.IsFamily)
        {
            text.Append("[{'name':'','column':'value'");
            Form(text, log.Entry, isMerged: false);
            text.Append("}]}");
        }
        else
        {
            Members(text, Kept([.. MemberEmitter.Readable(entry.Members)], entry.Unknown), entry.Unknown, session);
            text.Append('}');
        }
    }

    private static IEnumerable<MemberSpec> Kept(IEnumerable<MemberSpec> members, UnknownMembersSpec? unknown) =>
        unknown?.ExtensionDataMember is { } keeper ? members.Append(keeper) : members;

    private static void Members(StringBuilder text, IEnumerable<MemberSpec> members, UnknownMembersSpec? unknown, SessionSpec session)
    {
        text.Append('[');
        var separator = "";
        foreach (var member in members)
        {
            Text(text.Append(separator).Append("{'name':"), member.JsonName);
            Text(text.Append(",'column':"), member.ColumnName);
            text.Append(member.IsKey ? ",'key':true" : "");
            Form(text, member.Type, member == unknown?.ExtensionDataMember);
            Omission(text, member, session);
            if (member.VectorModel is { } model)
            {
                Text(text.Append(",'model':"), model);
            }

            text.Append('}');
            separator = ",";
        }

        text.Append(']');
    }

    private static void Form(StringBuilder text, TypeSpec type, bool isMerged)
    {
        var column = type.Column.Value ?? type.Column;
        var form = isMerged ? "Merged" : column.Kind switch
        {
            ColumnKind.Value when column.Name == "VectorMemory" => "Vector",
            ColumnKind.Value => column.Name,
            ColumnKind.NamedReal => column.Type,
            _ => column.Kind.ToString(),
        };
        Text(text.Append(",'type':'").Append(type.Column.StrictType).Append("','form':"), form);
        text.Append(IsQuoted(type.Codec.Kind == CodecKind.Nullable ? type.Codec.Values! : type.Codec) ? ",'quoted':true" : "");
        text.Append(type.AllowsNull ? ",'null':true" : "");
    }

    // The column of a member that JSON leaves out holds its default, which of an enum that is stored by name, of a struct and of an id nothing else says.
    private static void Omission(StringBuilder text, MemberSpec member, SessionSpec session)
    {
        if (member.OmitsDefault)
        {
            text.Append(",'omit':true");
        }

        if (member.HasOwnDefault)
        {
            text.Append(",'default':").Append(Begin)
                .Append("map::StoredDefault.").Append(member.Type.Column.Kind == ColumnKind.Json ? "OfJson" : "OfText")
                .Append('<').Append(member.Type.Name).Append(", ").Append(CodecText.Of(member.Type.Codec)).Append(">()").Append(End);
        }
        else if (member is { OmitsDefault: true, Type.IsEnumByName: true } && session.Enums.Items.FirstOrDefault(one => one.TypeName == member.Type.Codec.Types[0])?.Values is { } values)
        {
            Text(text.Append(",'default':"), values.Items.FirstOrDefault(static value => value.Number == "0")?.StoredName ?? "0");
        }
    }

    private static bool IsQuoted(CodecRef codec) =>
        codec.Kind == CodecKind.QuotedNumber || (codec.Kind == CodecKind.NamedReal && codec.Values?.Kind == CodecKind.QuotedNumber);

    private static void List<T>(StringBuilder text, string name, IReadOnlyCollection<T> items, Action<T, StringBuilder> write)
    {
        if (items.Count > 0)
        {
            text.Append(name);
            var isFirst = true;
            foreach (var item in items)
            {
                text.Append(isFirst ? "" : ",");
                write(item, text);
                isFirst = false;
            }

            text.Append(']');
        }
    }

    // Names of members are what a user says: [JsonPropertyName] takes any text.
    private static void Text(StringBuilder text, string value)
    {
        text.Append('\'');
        foreach (var unit in value)
        {
            if (unit is < ' ' or > '~' or '"' or '\'' or '\\')
            {
                text.Append("\\u").Append(((int)unit).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(unit);
            }
        }

        text.Append('\'');
    }
}
