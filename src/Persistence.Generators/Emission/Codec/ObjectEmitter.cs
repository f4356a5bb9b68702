using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits the codec of a nested type.</summary>
internal static class ObjectEmitter
{
    private const int GroupSize = 8;

    public static GeneratedFile Emit(SessionSpec session, ObjectSpec nested, FileFrame frame) =>
        frame.Make($"Map.{nested.CodecName}", $"{Plain(nested)} as JSON.", nullable: false, writer =>
        {
            var target = nested.HasConstructorParameters ? $"{nested.CodecName}.Draft" : nested.TypeName;
            writer.Open($"partial class {Names.Map(session)}");
            writer.Open($"internal readonly struct {nested.CodecName} : {Names.Serialization}.IJsonCodec<{nested.TypeName}>, {Names.Serialization}.IJsonMembers<{target}>");
            MemberEmitter.NameTable(writer, nested.Members);
            writer.Line();
            Write(nested, writer);
            writer.Line();
            Read(nested, target, writer);
            writer.Line();
            if (nested.HasConstructorParameters)
            {
                MemberEmitter.ReadMember(writer, nested.Members, "Draft", isDraft: true);
            }
            else
            {
                MemberEmitter.ReadMember(writer, nested.Members, nested.TypeName);
            }

            Rest(nested, writer);
            writer.Close();
            writer.Close();
        });

    private static void Write(ObjectSpec nested, SourceWriter writer)
    {
        writer.Open($"public static void Write({Names.Serialization}.JsonWriter writer, {nested.TypeName} value)");
        if (!nested.IsValueType)
        {
            writer.Write("""
                if (value is null)
                {
                    writer.WriteNull();
                    return;
                }

                """);
        }

        writer.Write("writer.Enter();");
        MemberEmitter.WriteMembers(writer, nested.Members, "value");
        writer.Write("writer.Leave();");
        writer.Close();
    }

    private static void Read(ObjectSpec nested, string target, SourceWriter writer)
    {
        writer.Open($"public static {nested.TypeName} Read(ref {Names.Serialization}.JsonReader reader)");
        if (!nested.IsValueType)
        {
            writer.Write("""
                if (reader.TryReadNull())
                {
                    return null;
                }

                """);
        }

        var required = MemberEmitter.RequiredPositions(nested.Members);
        var late = Late(nested);
        var seen = required.Length > 0 || late.Count > 0 ? "var seen = " : "";
        var variable = nested.HasConstructorParameters ? "draft" : "value";
        writer.Write(nested.HasConstructorParameters
            ? $"Draft draft = new(){Defaults(nested)};"
            : $"var value = new {nested.TypeName}{MemberEmitter.RequiredInitializer(nested.Members)};");
        writer.Write($"{seen}{Names.Serialization}.JsonObject.Read<{target}, {nested.CodecName}>(ref reader, ref {variable});");
        if (required.Length > 0)
        {
            writer.Write($"seen.Require(Names, {required});");
        }

        if (nested.HasConstructorParameters)
        {
            Construct(nested, late, writer);
        }

        writer.Write("return value;");
        writer.Close();
    }

    private static void Construct(ObjectSpec nested, List<(MemberSpec Member, int Position)> late, SourceWriter writer)
    {
        var arguments = nested.Members
            .Where(static member => member.Setter == SetterKind.Constructor)
            .OrderBy(static member => member.ConstructorPosition)
            .Select(static member => $"draft.{member.Name}");
        writer.Write($"var value = new {nested.TypeName}({string.Join(", ", arguments)}){MemberEmitter.RequiredInitializer(nested.Members, constructed: true)};");
        for (var group = 0; group * GroupSize < late.Count; group++)
        {
            writer.Write($"Apply{group * GroupSize}(seen, in draft, ref value);");
        }
    }

    private static void Rest(ObjectSpec nested, SourceWriter writer)
    {
        var late = Late(nested);
        for (var group = 0; group * GroupSize < late.Count; group++)
        {
            writer.Line();
            writer.Write("// A member that was absent keeps the value its class gives it.");
            writer.Open($"private static void Apply{group * GroupSize}({Names.Serialization}.MemberSet seen, in Draft draft, ref {nested.TypeName} value)");
            foreach (var (member, position) in late.Skip(group * GroupSize).Take(GroupSize))
            {
                writer.Open($"if (seen.Has({position}))");
                writer.Write(MemberEmitter.Assign(member, "value", $"draft.{member.Name}", nested.IsValueType));
                writer.Close();
            }

            writer.Close();
        }

        var accessed = AccessorEmitter.Needing(nested.Members);
        if (accessed.Count > 0)
        {
            writer.Line();
            AccessorEmitter.Emit(writer, accessed, nested.IsValueType);
        }

        if (nested.HasConstructorParameters)
        {
            writer.Line();
            writer.Write("// Holds what was read until the constructor can be called.");
            writer.Open("internal struct Draft");
            foreach (var member in MemberEmitter.Readable(nested.Members))
            {
                writer.Write($"public {member.Type.Name} {member.Name};");
            }

            writer.Close();
        }
    }

    private static List<(MemberSpec Member, int Position)> Late(ObjectSpec nested) =>
        nested.HasConstructorParameters
            ? MemberEmitter.Readable(nested.Members)
                .Select(static (member, position) => (member, position))
                .Where(static pair => pair.member.Setter != SetterKind.Constructor)
                .ToList()
            : [];

    private static string Defaults(ObjectSpec nested)
    {
        var defaults = nested.Members
            .Where(static member => member.DefaultValue is not null)
            .Select(static member => $"{member.Name} = {member.DefaultValue}")
            .ToList();
        return defaults.Count == 0 ? "" : $" {{ {string.Join(", ", defaults)} }}";
    }

    private static string Plain(ObjectSpec nested) => nested.TypeName.Replace("global::", "");
}
