using System.Collections.Immutable;
using System.Globalization;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits what headers and nested types have in common: writing and reading members.</summary>
internal static class MemberEmitter
{
    /// <summary>Of more members the reading stands in a file of its own, so that every file keeps the V2 limits.</summary>
    public const int MembersInFile = 24;

    /// <summary>The members that are read, in the order of the name table; nearly always all of them, which needs no copy.</summary>
    public static ImmutableArray<MemberSpec> Readable(EquatableArray<MemberSpec> members) =>
        members.Items.RemoveAll(static member => member.Setter == SetterKind.None);

    /// <summary>Emits the table of names.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="members">The members.</param>
    /// <param name="further">Further arguments, each with the comma before it.</param>
    /// <param name="knowsNull">Whether null is read as it stands; else it counts as absent where a member is never null.</param>
    public static void NameTable(SourceWriter writer, EquatableArray<MemberSpec> members, string further = "", bool knowsNull = true)
    {
        var readable = Readable(members);
        writer.Append("public static json::JsonNames Names { get; } = new([");
        var separator = "";
        foreach (var member in readable)
        {
            writer.Append(separator);
            LiteralText.Append(writer, member.JsonName);
            separator = ", ";
        }

        writer.Write($"]{Aliases(readable, further)}{further}){(knowsNull ? "" : NullRules.NotNull(readable))};");
    }

    private static string Aliases(ImmutableArray<MemberSpec> readable, string further)
    {
        if (readable.All(static member => member.FormerNames.Count == 0))
        {
            return further.Length > 0 ? ", aliases: null" : "";
        }

        var former = readable.SelectMany(static (member, index) => member.FormerNames.Select(name => $"({Names.Literal(name)}, {index})"));
        return $", aliases: [{string.Join(", ", former)}]";
    }

    /// <summary>Emits the statements that write an object with all its members, and leave it.</summary>
    public static void WriteMembers(SourceWriter writer, EquatableArray<MemberSpec> members, UnknownMembersSpec? unknown, string target, bool isHeader = false)
    {
        // Before the first member that is always written nothing is known about the comma; after it there is always one.
        var isCommaKnown = members.Count > 0 && !members[0].OmitsDefault;
        if (!isCommaKnown)
        {
            writer.Write("writer.WriteRaw(\"{\"u8);");
        }

        for (var index = 0; index < members.Count; index++)
        {
            var member = members[index];
            if (member.OmitsDefault)
            {
                writer.Append("json::JsonMember.WriteUnlessDefault<");
                writer.Append(member.Type.Name);
                writer.Append(", ");
                CodecText.Append(writer, member.Type.Codec);
                writer.Append(">(writer, \"");
                AppendQuotedName(writer, member);
                writer.Write($"\"u8, {target}.{member.Name});");
                continue;
            }

            writer.Append(isCommaKnown ? "writer.WriteRaw(\"" : "writer.WriteName(\"");
            writer.Append(index == 0 ? "{" : isCommaKnown ? "," : "");
            AppendQuotedName(writer, member);
            writer.Write($"\"u8); {member.Type.Codec}.Write(writer, {target}.{member.Name});");
            isCommaKnown = true;
        }

        if (isHeader && unknown is null)
        {
            writer.Write($"json::JsonObject.WriteUnknownMembers(writer, {target});");
        }

        UnknownMembersEmitter.Write(writer, unknown, target);
        writer.Write("writer.WriteRaw(\"}\"u8); writer.Leave();");
    }

    /// <summary>Emits <c>ReadMember</c>.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="members">The members.</param>
    /// <param name="targetType">The type of the object, or of the draft from which it will be constructed.</param>
    /// <param name="isDraft">Whether it is a draft, all of whose members are fields to assign.</param>
    /// <param name="isValueType">Whether the object is a struct.</param>
    public static void ReadMember(SourceWriter writer, EquatableArray<MemberSpec> members, string targetType, bool isDraft = false, bool isValueType = false)
    {
        var readable = Readable(members);
        writer.Open($"public static void ReadMember(int member, ref json::JsonReader reader, ref {targetType} target)");
        if (readable.Length > 0)
        {
            writer.Open("switch (member)");
            for (var index = 0; index < readable.Length; index++)
            {
                writer.Append("case ");
                writer.Append(index.ToString(CultureInfo.InvariantCulture));
                writer.Append(": ");
                ReadOne(writer, readable[index], isDraft, isValueType);
            }

            writer.Close();
        }

        writer.Close();
    }

    private static void ReadOne(SourceWriter writer, MemberSpec member, bool isDraft, bool isValueType)
    {
        if (isDraft)
        {
            writer.Write($"target.{member.Name} = {member.Type.Codec}.Read(ref reader); break;");
            return;
        }

        AssignmentEmitter.Begin(writer, member, "target", isValueType);
        writer.Write($"{member.Type.Codec}.Read(ref reader){AssignmentEmitter.End(member)} break;");
    }

    // As it stands between the quotes of a C# literal.
    private static void AppendQuotedName(SourceWriter writer, MemberSpec member)
    {
        writer.Append("\\\"");
        writer.Append(JsonEscapes.Of(member.JsonName).Replace("\\", "\\\\"));
        writer.Append("\\\":");
    }
}
