using System.Reflection;

namespace Persistence.Foreign.Tests.Values;

/// <summary>Makes values of any type by reflection, with as few default members as can be had.</summary>
internal sealed class ValueMaker
{
    private const int MaximumDepth = 5;
    private const int MaximumCandidates = 6;
    private int _number;

    /// <summary>
    /// Values that differ in how they were made: by constructors, static methods and static members; the fullest first. The last one is as
    /// its constructor without parameters leaves it, where there is one.
    /// </summary>
    /// <param name="type">The type.</param>
    public IReadOnlyList<object> Candidates(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return [.. Candidates(plain, 0).OrderBy(static value => DefaultMembers([value]).Count).Take(MaximumCandidates), .. Derived(plain).SelectMany(Empty)];
    }

    /// <summary>The members that are a default in each of the values.</summary>
    /// <param name="values">The values.</param>
    public static IReadOnlyCollection<string> DefaultMembers(IReadOnlyList<object> values) => values.Count == 0 ? [] :
        [.. Members.Of(values[0].GetType()).Where(member => values.All(value => Scalars.IsDefault(Members.TryRead(member, value)))).Select(static member => member.Name)];

    private IEnumerable<object> Candidates(Type type, int depth)
    {
        if (Make(type, depth, asMember: false) is { } simple)
        {
            return [simple, .. Scalars.Make(type, 0) is null ? [] : new[] { Scalars.Make(type, ++_number)! }];
        }

        return Derived(type).SelectMany(derived => Objects(derived, depth));
    }

    private object? Make(Type type, int depth, bool asMember = true)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.Make(plain, ++_number) is { } scalar)
        {
            return scalar;
        }

        if (depth > MaximumDepth)
        {
            return null;
        }

        if (Collections.ElementOf(plain) is { } element)
        {
            var elements = new[] { Make(element, depth + 1), Make(element, depth + 1) }.Where(static value => value is not null).ToArray();
            return Collections.Make(plain, element, elements!);
        }

        return asMember ? Derived(plain).SelectMany(derived => Objects(derived, depth)).MinBy(static value => DefaultMembers([value]).Count) : null;
    }

    // A base type with a list of derived types stands for them.
    private static IEnumerable<Type> Derived(Type type)
    {
        var listed = type.GetCustomAttributes<System.Text.Json.Serialization.JsonDerivedTypeAttribute>(inherit: false).Select(static mark => mark.DerivedType);
        return (type.IsAbstract ? listed : listed.Prepend(type)).Distinct();
    }

    private static IEnumerable<object> Empty(Type type) =>
        Scalars.Make(type, 0) is null && (type.IsValueType || type.GetConstructor([]) is not null) ? [Activator.CreateInstance(type)!] : [];

    private IEnumerable<object> Objects(Type type, int depth)
    {
        // The number goes on, so that no two of the values are alike.
        foreach (var make in Makers.Of(type))
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                if (TryMake(make, depth) is { } made)
                {
                    Fill(made, depth);
                    yield return made;
                    break;
                }
            }
        }
    }

    private object? TryMake(Maker make, int depth)
    {
        var arguments = make.Parameters.Select(parameter => Make(parameter, depth + 1)).ToArray();
        if (arguments.Zip(make.Parameters).Any(static pair => pair.First is null && pair.Second.IsValueType && Nullable.GetUnderlyingType(pair.Second) is null))
        {
            return null;
        }

        try
        {
            return make.Call(arguments);
        }
        catch (Exception refusal) when (refusal is TargetInvocationException or ArgumentException or MemberAccessException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private void Fill(object value, int depth)
    {
        foreach (var member in Members.Of(value.GetType()))
        {
            try
            {
                FillMember(value, member, depth);
            }
            catch (Exception refusal) when (refusal is TargetInvocationException or ArgumentException or MemberAccessException or NotSupportedException)
            {
                // The type does not want this value there; it keeps the one it has.
            }
        }
    }

    private void FillMember(object value, MemberInfo member, int depth)
    {
        var type = Members.TypeOf(member);
        if (member is FieldInfo { IsInitOnly: false } field)
        {
            field.SetValue(value, Make(type, depth + 1) ?? field.GetValue(value));
        }
        else if (Members.Setter(member) is { } setter)
        {
            if (Make(type, depth + 1) is { } made)
            {
                setter.Invoke(value, [made]);
            }
        }
        else if (Members.TryRead(member, value) is { } held && Scalars.IsDefault(held) && Collections.ElementOf(held.GetType()) is { } element)
        {
            Collections.Fill(held, element, Make(element, depth + 1));
        }
    }
}
