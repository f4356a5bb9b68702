using System.Collections.Immutable;
using Persistence.Analyzers.Rules;

namespace Persistence.Analyzers.Options;

/// <summary>Every rule with a number. The numbers are the V2 limits of the system this project grew out of.</summary>
internal static class LimitRules
{
    public static readonly LimitRule FileLines = new(LimitDescriptors.FileLines, "v2.max_file_lines", "V2MaxFileLines", 400);
    public static readonly LimitRule FunctionsPerFile = new(LimitDescriptors.FunctionsPerFile, "v2.max_functions_per_file", "V2MaxFunctionsPerFile", 10);
    public static readonly LimitRule ClassesPerFile = new(LimitDescriptors.ClassesPerFile, "v2.max_classes_per_file", "V2MaxClassesPerFile", 5);
    public static readonly LimitRule Complexity = new(LimitDescriptors.Complexity, "v2.max_complexity", "V2MaxComplexity", 10);
    public static readonly LimitRule Parameters = new(LimitDescriptors.Parameters, "v2.max_parameters", "V2MaxParameters", 5);
    public static readonly LimitRule Inheritance = new(LimitDescriptors.Inheritance, "v2.max_inheritance", "V2MaxInheritance", 2);
    public static readonly LimitRule FunctionLines = new(LimitDescriptors.FunctionLines, "v2.max_function_lines", "V2MaxFunctionLines", 30);
    public static readonly LimitRule ClassLines = new(LimitDescriptors.ClassLines, "v2.max_class_lines", "V2MaxClassLines", 200);
    public static readonly LimitRule EnumsPerFile = new(LimitDescriptors.EnumsPerFile, "v2.max_enums_per_file", "V2MaxEnumsPerFile", 3);
    public static readonly LimitRule Nesting = new(LimitDescriptors.Nesting, "v2.max_nesting", "V2MaxNesting", 3);
    public static readonly LimitRule TypeFunctions = new(LimitDescriptors.TypeFunctions, "v2.max_functions_per_type", "V2MaxFunctionsPerType", 40);
    public static readonly LimitRule SessionMembers = new(PatternDescriptors.SessionMembers, "v2.max_session_members", "V2MaxSessionMembers", 20);

    public static readonly ImmutableArray<LimitRule> All =
    [
        FileLines, FunctionsPerFile, ClassesPerFile, Complexity, Parameters, Inheritance,
        FunctionLines, ClassLines, EnumsPerFile, Nesting, TypeFunctions, SessionMembers,
    ];
}
