using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace TreatmentPlans.Api.Common;

/// <summary>RFC 9110, 12.5.1: what the caller would rather have, of what there is.</summary>
internal static class Accepted
{
    /// <param name="offered">The first is given to who takes anything.</param>
    /// <returns>Null where nothing offered is taken.</returns>
    public static string? Of(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (request.Headers.Accept.Count == 0)
        {
            return offered[0];
        }

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges))
        {
            return null;
        }

        return offered
            .Select(mediaType => (mediaType, Quality: QualityOf(mediaType, ranges)))
            .Where(one => one.Quality > 0)
            .OrderByDescending(one => one.Quality)
            .Select(one => one.mediaType)
            .FirstOrDefault();
    }

    /// <summary>That of the range which names it most exactly.</summary>
    private static double QualityOf(string mediaType, IEnumerable<MediaTypeHeaderValue> ranges)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        return ranges
            .Where(range => type.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}

/// <summary>The form in which an operation answers this request.</summary>
internal sealed record AcceptedForm(string MediaType);

internal static class AcceptedForms
{
    public const string Json = "application/json";

    /// <summary>Finds the form that the caller takes before anything is read: the first unless asked for another; 406 where there is none.</summary>
    public static RouteHandlerBuilder AnswersIn(this RouteHandlerBuilder endpoint, Func<IServiceProvider, IReadOnlyList<string>> offered) => endpoint
        .Refuses(StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE")
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (Accepted.Of(http.Request, offered(http.RequestServices)) is not { } mediaType)
            {
                return TypedResults.StatusCode(StatusCodes.Status406NotAcceptable);
            }

            http.Features.Set(new AcceptedForm(mediaType));
            return await next(context);
        });

    public static string FormOfAnswer(this HttpContext http) => http.Features.GetRequiredFeature<AcceptedForm>().MediaType;
}
