using System.Text;
using Persistence.Serialization;

namespace Persistence.Tool.Shapes;

/// <summary>Reads the members of a shape.</summary>
internal static class ShapeMemberReader
{
    /// <summary>Reads an array of members.</summary>
    /// <param name="reader">At the array.</param>
    public static List<ShapeMember> ReadAll(ref JsonReader reader)
    {
        var members = new List<ShapeMember>();
        reader.BeginArray();
        while (reader.NextElement())
        {
            members.Add(Member(ref reader));
        }

        return members;
    }

    private static ShapeMember Member(ref JsonReader reader)
    {
        var member = new ShapeMember("", "", "TEXT", "Json");
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            member = Encoding.UTF8.GetString(name) switch
            {
                "name" => member with { Name = reader.ReadString()! },
                "column" => member with { Column = reader.ReadString()! },
                "type" => member with { Type = reader.ReadString()! },
                "form" => member with { Form = reader.ReadString()! },
                "default" => member with { Default = reader.ReadString() },
                var other => Flag(member, other, ref reader),
            };
        }

        return member;
    }

    private static ShapeMember Flag(ShapeMember member, string name, ref JsonReader reader) => name switch
    {
        "key" => member with { IsKey = reader.ReadBoolean() },
        "quoted" => member with { IsQuoted = reader.ReadBoolean() },
        "null" => member with { AllowsNull = reader.ReadBoolean() },
        "omit" => member with { IsOmitted = reader.ReadBoolean() },
        _ => Skipped(member, ref reader),
    };

    private static ShapeMember Skipped(ShapeMember member, ref JsonReader reader)
    {
        reader.Skip();
        return member;
    }
}
