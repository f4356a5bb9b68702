using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Sqlite;

/// <summary>Emits columns: their description, binding and reading.</summary>
internal static class SqliteColumnEmitter
{
    /// <summary>Emits the description of a column.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="name">The column.</param>
    /// <param name="member">The member that it belongs to.</param>
    /// <param name="content">The type of what it holds.</param>
    /// <param name="more">How it stands in JSON, in C#, empty where no upgrade step asks; and what makes an object of which only the members' own initializers have run, empty where none is made.</param>
    public static void Column(SourceWriter writer, string name, MemberSpec member, TypeSpec content, (string Stored, string Made) more) =>
        writer.Write($"        new({name:literal}, \"{content.Column.StrictType}\", {member.PlainName:literal}{(member.IsKey ? ", IsKey: true" : "")}){Initializer(member, content.IndexedAs ?? content, more)},");

    // Of an enum by name, earlier programs stored the number.
    private static string Initializer(MemberSpec member, TypeSpec value, (string Stored, string Made) more)
    {
        var stored = more.Stored;
        var initial = NullRules.IsDemanded(member) ? "" : member.ColumnDefault;
        var isMade = member.HasMadeDefault && more.Made.Length > 0 && !NullRules.IsDemanded(member);

        string[] parts =
        [
            .. member.FormerColumns.Count == 0 ? (string[])[] : [$"FormerNames = {Names.Literals(member.FormerColumns)}"],
            .. value.IsEnumByName ? (string[])[$"TextOf = {ColumnText.Of(value.Column)}.TextOf"] : [],
            .. stored.Length > 0 ? (string[])[$"Stored = {stored}"] : [],
            .. initial.Length > 0 ? (string[])[$"Default = {Names.Literal(initial)}"] : [],
            .. isMade ? (string[])[$"Initial = static parameters => {ColumnText.Of(member.Type.Column)}.Bind(parameters, 1, {more.Made}.{member.Name})"] : [],
        ];
        return parts.Length == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
    }

    /// <summary>Emits the binding of each member to consecutive parameters.</summary>
    public static void Bind(SourceWriter writer, IReadOnlyList<MemberSpec> members, string source)
    {
        for (var index = 0; index < members.Count; index++)
        {
            var (type, value) = (members[index].Type, $"{source}.{members[index].Name}");
            if (members[index].HasOwnDefault || (members[index].OmitsDefault && type.Column.Name is "Memory" or "VectorMemory"))
            {
                writer.Write($"columns::OmittedColumn<{type.Name}, {type.Column}>.Bind(parameters, {At(index)}, {value});");
            }
            else
            {
                writer.Write($"{type.Column}.Bind(parameters, {At(index)}, {value});");
            }
        }
    }

    /// <summary>Emits the reading of each member from consecutive columns.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="members">The members, in the order of the columns.</param>
    /// <param name="target">The object, in C#.</param>
    /// <param name="isValueType">Whether the object is a struct.</param>
    /// <param name="accessors">Where the object's unsafe accessors stand, with a dot after it; empty for the same type.</param>
    public static void Read(SourceWriter writer, IReadOnlyList<MemberSpec> members, string target, bool isValueType, string accessors = "")
    {
        var owner = target + ".";
        for (var index = 0; index < members.Count; index++)
        {
            var member = members[index];
            if (member.Setter != SetterKind.Constructor)
            {
                AssignmentEmitter.Begin(writer, member, target, isValueType, accessors);
                Value(writer, member, index, owner, member.Name);
                writer.Write(AssignmentEmitter.End(member));
            }
        }
    }

    /// <summary>Writes an expression that reads a member from its column.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="member">The member.</param>
    /// <param name="index">Its place among the columns.</param>
    /// <param name="absent">What stands for NULL where the member is never null, because the row is older than the column: its first part.</param>
    /// <param name="absentMember">The rest of that.</param>
    public static void Value(SourceWriter writer, MemberSpec member, int index, string absent, string absentMember = "")
    {
        var type = member.Type;
        if (!type.AllowsNull && NullRules.IsDemanded(member))
        {
            Demanded(writer, member, index);
            return;
        }

        ColumnText.Append(writer, type.Column);
        writer.Append(".Read(row, ");
        writer.Append(At(index));
        writer.Append(", ");
        writer.Append(type.AllowsNull ? "null" : absent);
        writer.Append(type.AllowsNull ? "" : absentMember);
        writer.Append(")");
    }

    private static void Demanded(SourceWriter writer, MemberSpec member, int index)
    {
        var isValueType = member.Type.IsValueType;
        writer.Append(isValueType ? "" : "json::RequiredMemberException.Require(");
        ColumnText.Append(writer, member.Type.Column);
        writer.Append(isValueType ? ".Read(row, row.Demand(" : ".Read(row, ");
        writer.Append(At(index));
        writer.Append(isValueType ? ", " : ", null), ");
        LiteralText.Append(writer, member.JsonName);
        writer.Append(isValueType ? "), default)" : ")");
    }

    /// <summary>Emits the binding of what an object keeps of members that it does not know, to the column after those of its members.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="unknown">What becomes of unknown members.</param>
    /// <param name="index">The place among the columns.</param>
    /// <param name="source">The object, in C#.</param>
    /// <param name="names">The name table of the object's members, in C#.</param>
    public static void BindUnknown(SourceWriter writer, UnknownMembersSpec? unknown, int index, string source, string names)
    {
        if (unknown?.ExtensionDataMember is { } keeper)
        {
            writer.Write($"columns::ExtensionDataColumn.Bind<{ExtensionDataText.Arguments(unknown.Kind)}>(parameters, {At(index)}, {names}, {source}.{keeper.Name});");
        }
    }

    /// <summary>Emits the reading of what an object keeps of members that it does not know.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="unknown">What becomes of unknown members.</param>
    /// <param name="index">The place among the columns.</param>
    /// <param name="target">The object, in C#.</param>
    /// <param name="assign">Makes the statement that gives the member a value.</param>
    public static void ReadUnknown(SourceWriter writer, UnknownMembersSpec? unknown, int index, string target, Func<MemberSpec, string, string> assign)
    {
        if (unknown?.ExtensionDataMember is { } keeper)
        {
            writer.Open($"if (!row.IsNull({At(index)}))");
            UnknownMembersEmitter.Fill(
                writer,
                unknown,
                target,
                $"columns::ExtensionDataColumn.Read<{ExtensionDataText.Arguments(unknown.Kind)}>(row, {At(index)}, data);",
                value => assign(keeper, value));
            writer.Close();
        }
    }

    // Most tables have fewer columns than that.
    private static readonly string[] s_places = [.. Enumerable.Range(0, 24).Select(Place)];

    private static string At(int index) => index < s_places.Length ? s_places[index] : Place(index);

    private static string Place(int index) => index == 0 ? "first" : $"first + {index}";
}
