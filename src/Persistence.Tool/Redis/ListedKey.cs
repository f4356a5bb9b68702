using Persistence.Mapping;
using Persistence.Redis.Indexes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Redis;

/// <summary>A member of the listing of a class, which holds the key of a session in its sortable form.</summary>
internal static class ListedKey
{
    /// <summary>The key that a member holds.</summary>
    /// <param name="member">The member.</param>
    /// <param name="stored">The class.</param>
    /// <returns>The encoded key; null where it holds none of the class.</returns>
    public static string? Of(string member, StoredClass stored)
    {
        try
        {
            return KeyOrder.FromSortable(IndexMember.Parse(member, inIndex: false).Key ?? "", stored.KeyParts) is { Length: > 0 } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
