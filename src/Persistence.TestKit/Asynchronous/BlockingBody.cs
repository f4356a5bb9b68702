using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;

namespace Persistence.TestKit;

/// <summary>Emits the body of one member of a wrapper.</summary>
[RequiresDynamicCode("Code is emitted at run time.")]
[RequiresUnreferencedCode("Members are matched by name.")]
internal sealed class BlockingBody(ILGenerator body, FieldInfo store, Type[] parameters)
{
    /// <summary>Emits a call of the counterpart that waits for its result; without a counterpart, the member's own call is passed on.</summary>
    public void Emit(MethodInfo member, MethodInfo? counterpart)
    {
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldfld, store);
        for (var index = 0; index < parameters.Length; index++)
        {
            body.Emit(OpCodes.Ldarg, (short)(index + 1));
            if (counterpart is not null && parameters[index].IsByRefLike)
            {
                Call(nameof(Blocking.Copy), parameters[index].GetGenericArguments());
            }
        }

        if (counterpart is null)
        {
            body.Emit(OpCodes.Callvirt, member);
        }
        else
        {
            CallCounterpart(member, counterpart);
        }

        body.Emit(OpCodes.Ret);
    }

    /// <summary>Emits a call that gives another store of the same kind, which is wrapped too.</summary>
    public void EmitWrapped(MethodInfo member, Type face)
    {
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldfld, store);
        for (var index = 0; index < parameters.Length; index++)
        {
            body.Emit(OpCodes.Ldarg, (short)(index + 1));
        }

        body.Emit(OpCodes.Callvirt, member);
        Call(nameof(Blocking.Wrap), [face]);
        body.Emit(OpCodes.Ret);
    }

    private void CallCounterpart(MethodInfo member, MethodInfo counterpart)
    {
        if (counterpart.GetParameters().Length > parameters.Length)
        {
            body.Emit(OpCodes.Call, typeof(Blocking).GetProperty(nameof(Blocking.Token))!.GetMethod!);
        }

        body.Emit(OpCodes.Callvirt, counterpart);
        var isStream = counterpart.ReturnType.IsGenericType && counterpart.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);
        Call(isStream ? nameof(Blocking.Enumerate) : nameof(Blocking.Wait), isStream || member.ReturnType != typeof(void) ? counterpart.ReturnType.GetGenericArguments() : []);
    }

    private void Call(string name, Type[] types)
    {
        var method = typeof(Blocking).GetMethods().Single(method => method.Name == name && method.GetGenericArguments().Length == types.Length);
        body.Emit(OpCodes.Call, types.Length == 0 ? method : method.MakeGenericMethod(types));
    }
}
