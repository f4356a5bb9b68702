using System.Globalization;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits what headers and nested types have in common: writing and reading members.</summary>
internal static class MemberEmitter
{
    /// <summary>Of more members the reading stands in a file of its own, so that every file keeps the V2 limits.</summary>
    public const int MembersInFile = 24;

    /// <summary>The members that are read, in the order of the name table.</summary>
    public static List<MemberSpec> Readable(IEnumerable<MemberSpec> members) =>
        members.Where(static member => member.Setter != SetterKind.None).ToList();

    /// <summary>Emits the table of names.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="members">The members.</param>
    /// <param name="further">Further arguments, each with the comma before it.</param>
    /// <param name="knowsNull">Whether null is read as it stands; else it counts as absent where a member is never null.</param>
    public static void NameTable(SourceWriter writer, IEnumerable<MemberSpec> members, string further = "", bool knowsNull = true)
    {
        var readable = Readable(members);
        var former = readable.SelectMany(static (member, index) => member.FormerNames.Select(name => $"({Names.Literal(name)}, {index})")).ToList();
        var aliases = former.Count > 0 ? $", aliases: [{string.Join(", ", former)}]" : further.Length > 0 ? ", aliases: null" : "";
        writer.Append("public static json::JsonNames Names { get; } = new([");
        LiteralText.AppendList(writer, readable.Select(static member => member.JsonName));
        writer.Write($"]{aliases}{further}){(knowsNull ? "" : NullRules.NotNull(readable))};");
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
                writer.Write($"json::JsonMember.WriteUnlessDefault<{member.Type.Name}, {member.Type.Codec}>(writer, \"{QuotedName(member)}\"u8, {target}.{member.Name});");
                continue;
            }

            writer.Write($"writer.{(isCommaKnown ? "WriteRaw" : "WriteName")}(\"{(index == 0 ? "{" : isCommaKnown ? "," : "")}{QuotedName(member)}\"u8); {member.Type.Codec}.Write(writer, {target}.{member.Name});");
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
    public static void ReadMember(SourceWriter writer, IEnumerable<MemberSpec> members, string targetType, bool isDraft = false, bool isValueType = false)
    {
        var readable = Readable(members).ConvertAll(member => isDraft ? member with { Setter = SetterKind.Assignment } : member);
        writer.Open($"public static void ReadMember(int member, ref json::JsonReader reader, ref {targetType} target)");
        if (readable.Count > 0)
        {
            writer.Open("switch (member)");
            for (var index = 0; index < readable.Count; index++)
            {
                var (before, after) = AssignmentEmitter.Around(readable[index], "target", isValueType);
                writer.Write($"case {index}: {before}{readable[index].Type.Codec}.Read(ref reader){after} break;");
            }

            writer.Close();
        }

        writer.Close();
    }

    // As it stands between the quotes of a C# literal.
    private static string QuotedName(MemberSpec member) => $"\\\"{JsonEscapes.Of(member.JsonName).Replace("\\", "\\\\")}\\\":";
}
