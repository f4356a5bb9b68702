using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Reads the members of a JSON object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonObject
{
    /// <summary>
    /// Reads an object into a target. Members may stand in any order; unknown ones are skipped; of a name that occurs
    /// twice the last value counts; a former name counts only when the present one is absent.
    /// </summary>
    /// <typeparam name="TTarget">The target's type.</typeparam>
    /// <typeparam name="TMembers">The members.</typeparam>
    /// <param name="reader">Stands before the object; stands behind it afterwards.</param>
    /// <param name="target">Receives the values.</param>
    /// <returns>The members that were present.</returns>
    /// <exception cref="JsonDataException">The text is no such object.</exception>
    public static MemberSet Read<TTarget, TMembers>(ref JsonReader reader, ref TTarget target)
        where TMembers : IJsonMembers<TTarget>
    {
        var seen = default(MemberSet);
        var names = TMembers.Names;
        var expected = 0;
        reader.BeginObject();
        int member;
        while ((member = reader.NextMember(names, expected, out var isAlias, out _)) != JsonReader.NoMember)
        {
            if (member < 0 || (isAlias && seen.Has(member)))
            {
                reader.Skip();
                continue;
            }

            TMembers.ReadMember(member, ref reader, ref target);
            seen.Add(member);
            expected = member + 1;
        }

        return seen;
    }

    /// <summary>As <see cref="Read"/>, but unknown members are shown to the target, which keeps or refuses them.</summary>
    /// <typeparam name="TTarget">The target's type.</typeparam>
    /// <typeparam name="TMembers">The members.</typeparam>
    /// <param name="reader">Stands before the object; stands behind it afterwards.</param>
    /// <param name="target">Receives the values.</param>
    /// <returns>The members that were present.</returns>
    /// <exception cref="JsonDataException">The text is no such object.</exception>
    public static MemberSet ReadAll<TTarget, TMembers>(ref JsonReader reader, ref TTarget target)
        where TMembers : IJsonUnknownMembers<TTarget>
    {
        var seen = default(MemberSet);
        var names = TMembers.Names;
        var expected = 0;
        reader.BeginObject();
        int member;
        while ((member = reader.NextMember(names, expected, out var isAlias, out var name)) != JsonReader.NoMember)
        {
            if (member >= 0)
            {
                ReadMember<TTarget, TMembers>(member, isAlias, ref reader, ref target, ref seen);
                expected = member + 1;
                continue;
            }

            var text = reader.TextOf(name);
            if (names.IsKnown(text))
            {
                reader.Skip();
            }
            else
            {
                TMembers.ReadUnknown(text, ref reader, ref target);
            }
        }

        return seen;
    }

    private static void ReadMember<TTarget, TMembers>(int member, bool isAlias, ref JsonReader reader, ref TTarget target, ref MemberSet seen)
        where TMembers : IJsonMembers<TTarget>
    {
        if (isAlias && seen.Has(member))
        {
            reader.Skip();
            return;
        }

        TMembers.ReadMember(member, ref reader, ref target);
        seen.Add(member);
    }
}
