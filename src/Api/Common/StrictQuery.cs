using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>
/// The query string, read as strictly as a body. The framework ignores parameters that it does not know, takes numbers for enum
/// members and dates in the American order; each of them would answer another question than the one asked. Of an optional one that it
/// cannot read it does not say which.
/// </summary>
internal sealed class StrictQuery : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query.Count > 0)
        {
            var known = context.HttpContext.GetEndpoint()!.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
                .Where(p => p.HasTryParse || p.ParameterInfo.ParameterType == typeof(string) || p.ParameterInfo.ParameterType.IsArray)
                .ToFrozenDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => p.ParameterInfo.ParameterType);
            var errors = request.Query
                .SelectMany(pair => pair.Value.Select(value => Check(known, pair.Key, value ?? "")))
                .OfType<FieldError>()
                .ToList();
            if (errors.Count > 0)
            {
                throw new DomainException(new DomainError(errors[0].Code, ErrorKind.Malformed, "The query is not right; see errors.", errors));
            }
        }

        return next(context);
    }

    private static FieldError? Check(FrozenDictionary<string, Type> known, string name, string value)
    {
        if (!known.TryGetValue(name, out var type))
        {
            return new FieldError($"?{name}", "UNKNOWN_MEMBER", "There is no such parameter here.");
        }

        type = type.IsArray ? type.GetElementType()! : type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var isExact = type switch
        {
            { IsEnum: true } => Enum.GetNames(type).Contains(value),
            _ when type == typeof(string) => !value.Contains('\0'),
            _ when type == typeof(DateOnly) =>
                DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ when type == typeof(DateTimeOffset) => Instants.TryParse(value, out _),
            _ when type == typeof(DateTime) => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ when type == typeof(int) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ when type == typeof(bool) => bool.TryParse(value, out _),
            _ when type == typeof(Guid) => Guid.TryParse(value, out _),
            _ => throw new NotSupportedException($"How a {type} is written in a query is not known here."),
        };
        return isExact ? null : new FieldError($"?{name}", "INVALID_FORMAT", BodyErrors.Expected(type));
    }
}
