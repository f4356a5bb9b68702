using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Which members of an object were present.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MemberSet
{
    private ulong _bits;

    /// <summary>Whether a member was present.</summary>
    /// <param name="member">Its place in the table of names, 0 to 63.</param>
    /// <returns>True when it was.</returns>
    public readonly bool Has(int member) => (_bits & (1UL << member)) != 0;

    /// <summary>Checks that required members were present.</summary>
    /// <param name="names">The table of names.</param>
    /// <param name="members">The required members' places in it.</param>
    /// <exception cref="RequiredMemberException">One was absent.</exception>
    public readonly void Require(JsonNames names, params ReadOnlySpan<int> members)
    {
        foreach (var member in members)
        {
            if (!Has(member))
            {
                throw new RequiredMemberException(names[member]);
            }
        }
    }

    internal void Add(int member) => _bits |= 1UL << member;
}
