import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** What a resolver refuses in words is an answer and no fault: it goes out as it is, and no error is logged. */
@Catch(GraphQLError)
export class RefusalFilter implements ExceptionFilter<GraphQLError> {
  catch(refusal: GraphQLError): GraphQLError {
    return refusal;
  }
}
