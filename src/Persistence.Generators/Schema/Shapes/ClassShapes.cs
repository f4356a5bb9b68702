using System.Runtime.CompilerServices;
using Persistence.Generators.Model;

namespace Persistence.Generators.Schema.Shapes;

/// <summary>The shapes of session classes: each is made once, by the generator or by the analyzer, whichever asks first.</summary>
internal static class ClassShapes
{
    private static readonly ConditionalWeakTable<SessionSpec, ClassShape> s_shapes = new();

    /// <summary>The shape of a class.</summary>
    /// <param name="session">Its model.</param>
    public static ClassShape Of(SessionSpec session) => s_shapes.GetValue(session, static missing => ShapeBuilder.Build(missing));
}
