using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Persistence.Engine;

[assembly: InternalsVisibleTo(Persistence.TestKit.BlockingTypes.AssemblyName)]

namespace Persistence.TestKit;

/// <summary>
/// Emits, for the interface of a store, the type that waits for an asynchronous counterpart in each synchronous member. A
/// <see cref="DispatchProxy"/> would be shorter, but cannot pass the spans of an append.
/// </summary>
[RequiresDynamicCode("Types are emitted at run time.")]
[RequiresUnreferencedCode("Members are matched by name.")]
internal static class BlockingTypes
{
    public const string AssemblyName = "Persistence.TestKit.Blocking";

    private static readonly ModuleBuilder s_module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(AssemblyName), AssemblyBuilderAccess.Run).DefineDynamicModule(AssemblyName);

    private static readonly ConcurrentDictionary<Type, Lazy<Type>> s_types = new();

    public static TStore Wrap<TStore>(TStore store)
        where TStore : class
    {
        var type = s_types.GetOrAdd(typeof(TStore), static face => new Lazy<Type>(() => Emit(face))).Value;
        return (TStore)Activator.CreateInstance(type, store)!;
    }

    private static Type Emit(Type face)
    {
        var type = s_module.DefineType($"{face.FullName}.Blocking", TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [face]);
        var store = type.DefineField("_store", face, FieldAttributes.Private | FieldAttributes.InitOnly);
        EmitConstructor(type, store);
        MethodInfo[] members = [.. face.GetInterfaces().Prepend(face).SelectMany(static one => one.GetMethods())];
        foreach (var member in members)
        {
            var parameters = Array.ConvertAll(member.GetParameters(), static parameter => parameter.ParameterType);
            const MethodAttributes attributes = MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot | MethodAttributes.HideBySig;
            var method = type.DefineMethod($"{member.DeclaringType!.Name}.{member.Name}", attributes, member.ReturnType, parameters);
            var body = new BlockingBody(method.GetILGenerator(), store, parameters);
            if (member.ReturnType == face)
            {
                body.EmitWrapped(member, face);
            }
            else
            {
                body.Emit(member, IsAsynchronous(member) || IsQuery(member.ReturnType) ? null : Counterpart(member, parameters, members));
            }

            type.DefineMethodOverride(method, member);
        }

        return type.CreateType();
    }

    private static void EmitConstructor(TypeBuilder type, FieldBuilder store)
    {
        var body = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [store.FieldType]).GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Call, typeof(object).GetConstructor([])!);
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Stfld, store);
        body.Emit(OpCodes.Ret);
    }

    private static bool IsAsynchronous(MethodInfo member) =>
        member.ReturnType == typeof(ValueTask) || Is(member.ReturnType, typeof(ValueTask<>)) || Is(member.ReturnType, typeof(IAsyncEnumerable<>));

    // A query has both kinds of ends itself.
    private static bool IsQuery(Type type) => type.BaseType is { } parent && Is(parent, typeof(SessionQueryBuilder<,,>));

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    // The member of the same name and parameters with Async after the name and a token after the parameters; a member that takes a token itself has it already.
    private static MethodInfo Counterpart(MethodInfo member, Type[] parameters, MethodInfo[] members)
    {
        var wanted = parameters.Select(static parameter => Is(parameter, typeof(ReadOnlySpan<>)) ? typeof(ReadOnlyMemory<>).MakeGenericType(parameter.GetGenericArguments()) : parameter);
        Type[] all = member.Name == nameof(IDisposable.Dispose) ? [] : [.. wanted.Where(static parameter => parameter != typeof(CancellationToken)), typeof(CancellationToken)];
        return members.SingleOrDefault(other => other.Name == member.Name + "Async" && other.GetParameters().Select(static parameter => parameter.ParameterType).SequenceEqual(all))
            ?? throw new ConformanceException($"{member.DeclaringType}.{member.Name} has no asynchronous counterpart {member.Name}Async({string.Join(", ", all.Select(static type => type.Name))}).");
    }
}
