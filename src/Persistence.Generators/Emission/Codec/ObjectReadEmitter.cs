using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits how a nested type is read.</summary>
internal static class ObjectReadEmitter
{
    public static void Emit(ObjectSpec nested, bool isEntry, SourceWriter writer)
    {
        writer.Open($"public static {nested.TypeName} Read(ref json::JsonReader reader)");
        if (!nested.IsValueType)
        {
            writer.Write("if (reader.TryReadNull()) { return null; }");
        }

        var required = NullRules.Required(nested.Members, isEntry);
        var isDrafted = nested.HasConstructorParameters;
        var seen = required.Length > 0 || DraftEmitter.HasLate(nested) ? "var seen = " : "";
        if (isDrafted)
        {
            writer.Write($"{DraftEmitter.Name(nested)} draft = new(){Defaults(nested)};");
        }
        else
        {
            Make(nested, writer);
        }

        writer.Write($"{seen}{UnknownMembersEmitter.Reading(nested.Unknown)}<{DraftEmitter.Target(nested)}, {nested.CodecName}>(ref reader, ref {(isDrafted ? "draft" : "value")});");
        if (required.Length > 0)
        {
            writer.Write($"seen.Require(Names, {required});");
        }

        if (isDrafted)
        {
            Construct(nested, writer);
        }

        writer.Write("return value;");
        writer.Close();
    }

    private static void Construct(ObjectSpec nested, SourceWriter writer)
    {
        Make(nested, writer);
        if (DraftEmitter.HasLate(nested))
        {
            writer.Write("AssignRest(seen, in draft, ref value);");
        }

        UnknownMembersEmitter.Apply(writer, nested);
    }

    private static void Make(ObjectSpec nested, SourceWriter writer)
    {
        writer.Append("var value = ");
        CreationEmitter.Make(writer, nested, ", ", static (writer, member, _) =>
        {
            writer.Append("draft.");
            writer.Append(member.Name);
        });
        writer.Write(";");
    }

    private static string Defaults(ObjectSpec nested)
    {
        var defaults = nested.Members.Items
            .Where(static member => member.DefaultValue is not null)
            .Select(static member => $"{member.Name} = {member.DefaultValue}")
            .ToList();
        return defaults.Count == 0 ? "" : $" {{ {string.Join(", ", defaults)} }}";
    }
}
