using System.Globalization;
using System.Text;

namespace Persistence.Generators.Model;

/// <summary>
/// The shape of a session class as text: the generator writes what it saw into the map, and the analyzer, which sees the finished project with the
/// code of all generators, compares.
/// </summary>
public static class SessionShape
{
    /// <summary>The name of the constant that holds it.</summary>
    public const string Constant = "Shape";

    /// <summary>Describes a class: the names of the members of each type that is stored, and a sum over how they are.</summary>
    /// <param name="session">The class.</param>
    /// <returns>The types joined by <c>;</c>, each with its members; the sum after <c>#</c>.</returns>
    public static string Of(SessionSpec session)
    {
        var text = new StringBuilder(256);
        var sum = 0u;
        Add(session.PlainName, session.Members);
        foreach (var log in session.Logs)
        {
            Member(log.Member);
        }

        foreach (var log in session.Logs)
        {
            Codec(log.Entry.Codec);
        }

        foreach (var nested in session.Objects)
        {
            Add(nested.PlainName, nested.Members);
        }

        return text.Append('#').Append(sum.ToString("x8", CultureInfo.InvariantCulture)).ToString();

        void Add(string type, EquatableArray<MemberSpec> members)
        {
            text.Append(text.Length == 0 ? "" : ";").Append(type).Append(':');
            foreach (var member in members)
            {
                Member(member);
            }
        }

        void Member(MemberSpec member)
        {
            text.Append(member.PlainName).Append(',');
            Codec(member.Type.Codec);
            Count(Hashing.Of(((int)member.Setter).ToString(CultureInfo.InvariantCulture)));
        }

        void Codec(CodecRef? codec)
        {
            if (codec is null)
            {
                return;
            }

            Count(Hashing.Continue(Hashing.Of(codec.Kind.ToString()), codec.Name));
            foreach (var type in codec.Types)
            {
                Count(Hashing.Of(type));
            }

            Codec(codec.Keys);
            Codec(codec.Values);
        }

        void Count(uint part) => sum = unchecked((sum * 31) + part);
    }

    /// <summary>The members in one shape that are not in another.</summary>
    /// <param name="shape">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>Each with its type.</returns>
    public static IEnumerable<(string Type, string Member)> Missing(string shape, string other)
    {
        var known = new HashSet<(string, string)>(MembersOf(other));
        return MembersOf(shape).Where(member => !known.Contains(member));
    }

    private static IEnumerable<(string Type, string Member)> MembersOf(string shape)
    {
        foreach (var type in shape.Split('#')[0].Split(';'))
        {
            var end = type.LastIndexOf(':');
            foreach (var member in type.Substring(end + 1).Split([','], StringSplitOptions.RemoveEmptyEntries))
            {
                yield return (type.Substring(0, Math.Max(end, 0)), member);
            }
        }
    }
}
