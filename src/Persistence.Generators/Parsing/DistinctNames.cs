using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Finds members whose names in storage meet.</summary>
internal static class DistinctNames
{
    /// <summary>Checks the names and former names of members.</summary>
    /// <param name="members">The members.</param>
    /// <param name="nameOf">Gives a member's name.</param>
    /// <param name="formerOf">Gives a member's former names.</param>
    /// <param name="report">Receives a member, another one, and the name that both have.</param>
    public static void Check(List<MemberSpec> members, Func<MemberSpec, string> nameOf, Func<MemberSpec, EquatableArray<string>> formerOf, Action<MemberSpec, MemberSpec, string> report)
    {
        if (AreClearlyDistinct(members, nameOf, formerOf))
        {
            return;
        }

        var first = new Dictionary<string, MemberSpec>(members.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            foreach (var name in formerOf(member).Items)
            {
                Note(name, member);
            }

            Note(nameOf(member), member);
        }

        void Note(string name, MemberSpec member)
        {
            if (first.TryGetValue(name, out var other) && !ReferenceEquals(other, member) && other != member)
            {
                report(member, other, name);
            }

            first[name] = member;
        }
    }

    // Of few names without former ones, as most classes have them, comparing each pair costs less than a table.
    private static bool AreClearlyDistinct(List<MemberSpec> members, Func<MemberSpec, string> nameOf, Func<MemberSpec, EquatableArray<string>> formerOf)
    {
        for (var index = 0; index < members.Count; index++)
        {
            if (index == 32 || formerOf(members[index]).Count > 0)
            {
                return false;
            }

            for (var before = 0; before < index; before++)
            {
                if (string.Equals(nameOf(members[before]), nameOf(members[index]), StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
