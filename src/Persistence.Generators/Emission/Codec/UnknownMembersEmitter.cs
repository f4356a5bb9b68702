using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits what a header or nested type does with members that it does not know.</summary>
internal static class UnknownMembersEmitter
{
    private const string ExtensionData = $"json::JsonExtensionData";

    /// <summary>The interface that a codec of the members implements.</summary>
    public static string Interface(UnknownMembersSpec? unknown, string target) =>
        $"json::{(unknown is null ? "IJsonMembers" : "IJsonUnknownMembers")}<{target}>";

    /// <summary>The function that reads an object.</summary>
    public static string Reading(UnknownMembersSpec? unknown) => $"json::JsonObject.{(unknown is null ? "Read" : "ReadAll")}";

    /// <summary>The further arguments of the name table.</summary>
    /// <param name="unknown">What becomes of unknown members.</param>
    /// <param name="marks">The names of the members that name the derived type, where the type is one of them.</param>
    public static string NameArguments(UnknownMembersSpec? unknown, IReadOnlyList<string> marks) =>
        unknown is null ? ""
        : $", skipped: {Names.Literals(unknown.SkippedNames.Concat(marks.Skip(1)))}{(marks.Count == 0 ? "" : $", mark: {Names.Literal(marks[0])}")}";

    /// <summary>The further arguments of the name table of a header: what a retired name holds is neither read nor written again.</summary>
    public static string NameArguments(SessionSpec session) =>
        session.Unknown is not null ? NameArguments(session.Unknown, [])
        : session.RetiredNames.Count > 0 ? $", skipped: {Names.Literals(session.RetiredNames)}"
        : "";

    /// <summary>The function that reads a header.</summary>
    public static string ReadingHeader(SessionSpec session) =>
        session.Unknown is null ? $"json::JsonObject.ReadHeader" : Reading(session.Unknown);

    /// <summary>The marks of the base types that an object is one of the derived types of.</summary>
    public static IReadOnlyList<string> MarksOf(SessionSpec session, ObjectSpec nested) => session.Families.Count == 0 ? [] : session.Families
        .Where(family => FamilyEmitter.Holds(family, nested))
        .Select(static family => family.DiscriminatorName)
        .Distinct(StringComparer.Ordinal)
        .ToList();

    /// <summary>Emits the statement that writes what was kept.</summary>
    public static void Write(SourceWriter writer, UnknownMembersSpec? unknown, string target)
    {
        if (unknown?.ExtensionDataMember is { } keeper)
        {
            writer.Write($"{ExtensionData}.Write<{ExtensionDataText.Arguments(unknown.Kind)}>(writer, Names, {keeper.PlainName:literal}, {target}.{keeper.Name});");
        }
    }

    /// <summary>Emits <c>ReadUnknown</c>.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="unknown">What becomes of unknown members.</param>
    /// <param name="targetType">The type of the object, or of the draft from which it will be constructed.</param>
    /// <param name="isDraft">Whether it is a draft, all of whose members are fields to assign.</param>
    /// <param name="isValueType">Whether the object is a struct.</param>
    public static void ReadUnknown(SourceWriter writer, UnknownMembersSpec unknown, string targetType, bool isDraft, bool isValueType)
    {
        var head = $"public static void ReadUnknown(string name, ref json::JsonReader reader, ref {targetType} target)";
        if (unknown.ExtensionDataMember is not { } keeper)
        {
            writer.Write($"{head} => throw reader.Unmapped(name);");
            return;
        }

        writer.Open(head);
        var member = isDraft ? keeper with { Setter = SetterKind.Assignment } : keeper;
        Fill(
            writer,
            unknown with { ExtensionDataMember = member },
            "target",
            $"{ExtensionData}.Read<{ExtensionDataText.Arguments(unknown.Kind)}>(ref reader, name, data);",
            value => AssignmentEmitter.Assign(member, "target", value, isValueType));
        if (member.Setter == SetterKind.None)
        {
            writer.Open("else");
            writer.Write("reader.Skip();");
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Emits the assignment of what was kept, after construction.</summary>
    public static void Apply(SourceWriter writer, ObjectSpec nested)
    {
        if (nested is { HasConstructorParameters: true, Unknown: { ExtensionDataMember: { } keeper } unknown })
        {
            var merged = $"{ExtensionData}.Merge<{keeper.Type.Name}, {ExtensionDataText.ValueType(unknown.Kind)}>(value.{keeper.Name}, draft.{keeper.Name})";
            writer.Write(keeper.Setter == SetterKind.None ? merged + ";" : AssignmentEmitter.Assign(keeper, "value", merged, nested.IsValueType));
        }
    }

    /// <summary>Emits the filling of the dictionary that keeps unknown members, as a variable <c>data</c>.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="unknown">What keeps them.</param>
    /// <param name="target">The object, in C#.</param>
    /// <param name="fill">The statement that fills it.</param>
    /// <param name="assign">Makes the statement that gives the member a value.</param>
    public static void Fill(SourceWriter writer, UnknownMembersSpec unknown, string target, string fill, Func<string, string> assign)
    {
        var keeper = unknown.ExtensionDataMember!;
        if (keeper.Setter == SetterKind.None)
        {
            writer.Open($"if ({target}.{keeper.Name} is {{ }} data)");
            writer.Write(fill);
            writer.Close();
            return;
        }

        writer.Write($"""
            var data = {target}.{keeper.Name} ?? {ExtensionDataText.New(unknown.Kind)};
            {fill}
            {assign("data")}
            """);
    }
}
