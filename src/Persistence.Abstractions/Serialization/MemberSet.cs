using System.ComponentModel;
using System.Numerics;

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
    /// <param name="members">The required members, a bit for each by its place in the table.</param>
    /// <exception cref="RequiredMemberException">One was absent.</exception>
    public readonly void Require(JsonNames names, ulong members)
    {
        if ((members & ~_bits) != 0)
        {
            throw new RequiredMemberException(names[BitOperations.TrailingZeroCount(members & ~_bits)]);
        }
    }

    internal void Add(int member) => _bits |= 1UL << member;
}
