using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits unsafe accessors: the runtime binds them at start, without reflection, and trimming keeps their targets.</summary>
internal static class AccessorEmitter
{
    /// <summary>The members that need one.</summary>
    public static List<MemberSpec> Needing(IEnumerable<MemberSpec> members) =>
        members.Where(static member => member.Setter == SetterKind.Accessor).ToList();

    public static void Emit(SourceWriter writer, List<MemberSpec> members, bool isValueType)
    {
        const string attribute = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind";
        var separator = "";
        foreach (var member in members)
        {
            var target = $"{(isValueType ? "ref " : "")}{member.DeclaringType} target";
            writer.Write(separator + (member.IsField
                ? $"""
                    {attribute}.Field, Name = {Names.Literal(member.PlainName)})]
                    internal static extern ref {member.Type.Name} {Names.Accessor(member)}({target});
                    """
                : $"""
                    {attribute}.Method, Name = {Names.Literal("set_" + member.PlainName)})]
                    internal static extern void {Names.Accessor(member)}({target}, {member.Type.Name} value);
                    """));
            separator = "\n";
        }
    }
}
