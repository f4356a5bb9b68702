using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits unsafe accessors: the runtime binds them at start, without reflection, and trimming keeps their targets.</summary>
internal static class AccessorEmitter
{
    private const string Attribute = "[access::UnsafeAccessor(access::UnsafeAccessorKind";

    /// <summary>The members that need one beside their codec: those of generic types have theirs in a class of their own.</summary>
    /// <param name="members">The members of a type.</param>
    /// <param name="logs">Its logs.</param>
    /// <param name="keeper">What keeps members that it does not know.</param>
    public static List<MemberSpec> Needing(EquatableArray<MemberSpec> members, EquatableArray<LogSpec> logs, MemberSpec? keeper)
    {
        var needing = new List<MemberSpec>();
        foreach (var member in members)
        {
            Add(member);
        }

        foreach (var log in logs)
        {
            Add(log.Member);
        }

        Add(keeper);
        return needing;

        void Add(MemberSpec? member)
        {
            if (member is { Setter: SetterKind.Accessor, Generic: null })
            {
                needing.Add(member);
            }
        }
    }

    /// <summary>Emits accessors.</summary>
    public static void Emit(SourceWriter writer, IEnumerable<MemberSpec> members, bool isValueType)
    {
        foreach (var member in members)
        {
            Emit(writer, member, member.DeclaringType, member.Type.Name, isValueType);
        }
    }

    /// <summary>Emits the classes of accessors of generic types, a file each.</summary>
    public static IEnumerable<GeneratedFile> EmitGeneric(SessionSpec session, FileFrame frame)
    {
        if (!HasGeneric(session))
        {
            yield break;
        }

        var members = session.Members
            .Concat(session.Logs.Select(static log => log.Member))
            .Concat(session.Objects.SelectMany(static nested => nested.Members))
            .Concat(session.Objects.Select(static nested => nested.Unknown?.ExtensionDataMember).Append(session.Unknown?.ExtensionDataMember).OfType<MemberSpec>())
            .Where(IsGeneric)
            .ToLookup(static member => member.Generic!.ClassName);
        var constructed = session.Objects.Where(static nested => nested.Generic is not null).ToLookup(static nested => nested.Generic!.ClassName);
        foreach (var name in members.Select(static group => group.Key).Concat(constructed.Select(static group => group.Key)).Distinct(StringComparer.Ordinal))
        {
            var distinct = members[name].GroupBy(static member => member.PlainName).Select(static group => group.First()).ToList();
            yield return Generic(session, distinct, constructed[name].FirstOrDefault(), frame);
        }
    }

    // Few classes hold generic types of which code cannot call something.
    private static bool HasGeneric(SessionSpec session) =>
        session.Members.Items.Any(IsGeneric)
        || session.Logs.Items.Any(static log => IsGeneric(log.Member))
        || IsGeneric(session.Unknown?.ExtensionDataMember)
        || session.Objects.Items.Any(static nested => nested.Generic is not null || nested.Members.Items.Any(IsGeneric) || IsGeneric(nested.Unknown?.ExtensionDataMember));

    private static bool IsGeneric(MemberSpec? member) => member is { Setter: SetterKind.Accessor, Generic: not null };

    private static GeneratedFile Generic(SessionSpec session, List<MemberSpec> members, ObjectSpec? constructed, FileFrame frame)
    {
        var owner = constructed?.Generic ?? members[0].Generic!;
        return frame.Make($"Map.{owner.ClassName}", $"Setters of {owner.PlainName} that code cannot call.", nullable: false, writer =>
        {
            writer.Open($"partial class {Names.Map(session)}");
            writer.Write("// The runtime binds an accessor of a generic type where it stands in a class of the same type parameters and constraints.");
            writer.Open($"internal static class {owner.ClassName}{owner.Parameters}{owner.Constraints}");
            var separator = "";
            foreach (var member in members)
            {
                writer.Append(separator);
                Emit(writer, member, owner.TypeName, member.OpenType, owner.IsValueType);
                separator = "\n";
            }

            if (constructed is not null)
            {
                writer.Append(separator);
                CreationEmitter.EmitConstructor(writer, constructed);
            }

            writer.Close();
            writer.Close();
        });
    }

    private static void Emit(SourceWriter writer, MemberSpec member, string declaringType, string type, bool isValueType)
    {
        var target = $"{(isValueType ? "ref " : "")}{declaringType} target";
        writer.Write(member.IsField
            ? $"{Attribute}.Field, Name = {Names.Literal(member.PlainName)})]\ninternal static extern ref {type} {Names.Accessor(member)}({target});"
            : $"{Attribute}.Method, Name = {Names.Literal("set_" + member.PlainName)})]\ninternal static extern void {Names.Accessor(member)}({target}, {type} value);");
    }
}
